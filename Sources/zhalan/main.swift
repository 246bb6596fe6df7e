print("zhalan")
