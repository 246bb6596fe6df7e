print("zhalan-parser")
