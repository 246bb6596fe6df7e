# Writes sample pages of about 20 KB each, as landing pages are: a head with meta elements, nested blocks, links, images,
# forms, entities, an inline script and style, two languages.
#
#   awk -v pages=1000 -v directory=OUT -f Benchmarks/generate-pages.awk
#
# The numbers are Lehmer's, as in generate-hosts.awk: the same bytes from every awk.

function next_number() { state = (state * 16807) % 2147483647; return state }
function below(n) { return int(next_number() / 2147483647 * n) }
function sentence(count,    text) {
    text = ""
    while (count-- > 0) text = text words[1 + below(wordCount)] (count % 7 == 0 ? ", " : " ")
    return text
}

BEGIN {
    if (pages == "") pages = 1000
    state = seed == "" ? 20261124 : seed
    wordCount = split("delivery account 账户 customer 验证 balance order 订单 address notice payment support today secure number " \
        "parcel 物流 invoice message contact member 会员 office market &amp; &copy; region service 客服 station museum garden", words, " ")
    for (page = 1; page <= pages; page++) {
        file = sprintf("%s/page%05d.html", directory, page)
        printf "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>%s</title>\n", sentence(6) > file
        printf "<meta name=\"description\" content=\"%s\">\n", sentence(12) > file
        printf "<style>.a{color:#%03d}.b{margin:%dpx}</style>\n", below(1000), below(40) > file
        printf "<script>var id=%d;function go(x){return x<id?x:id}</script></head><body>\n", below(100000) > file
        for (block = 0; block < 38; block++) {
            printf "<div class=\"row c%d\" id=\"b%d\"><h2>%s</h2><p>%s<b>%s</b>%s</p>\n", \
                below(9), block, sentence(4), sentence(14), sentence(2), sentence(10) > file
            printf "<ul><li><a href=\"/p/%d?x=%d&amp;y=%d\">%s</a></li><li><img src=\"i/%d.png\" alt=\"%s\" width=%d></li></ul>\n", \
                below(1000), below(100), below(100), sentence(3), below(100), sentence(2), below(900) > file
            if (block % 12 == 5) {
                printf "<form action=\"/send\" method=post><label>%s<input name=q%d type=text></label>", sentence(2), block > file
                printf "<select name=s><option value=1>%s<option value=2>%s</select><button>%s</button></form>\n", \
                    sentence(1), sentence(1), sentence(1) > file
            }
            print "</div>" > file
        }
        print "</body></html>" > file
        close(file)
    }
}
