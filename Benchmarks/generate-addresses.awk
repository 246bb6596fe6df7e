# Writes a table of labelled addresses that look like names and paths do: label, source, url_norm.
#
#   awk -v rows=400000 -f Benchmarks/generate-addresses.awk
#
# The numbers are Lehmer's, as in generate-hosts.awk: the same bytes from every awk.

function next_number() { state = (state * 16807) % 2147483647; return state }
function below(n) { return int(next_number() / 2147483647 * n) }
function syllables(count,    text) {
    text = ""
    while (count-- > 0) text = text substr("bcdfghklmnprstvw", 1 + below(16), 1) substr("aeiou", 1 + below(5), 1)
    return text
}

BEGIN {
    if (rows == "") rows = 400000
    state = 20261125
    honestTops = split("com org net de co.uk com.cn fr edu", honest, " ")
    fraudTops = split("top com xyz vip shop cc online vercel.app", fraud, " ")
    words = split("login secure verify account pay wallet update support", word, " ")
    print "label\tsource\turl_norm"
    for (row = 0; row < rows; row++) {
        label = below(2)
        name = syllables(2 + below(4))
        if (label == 1 && below(2) == 0) name = word[1 + below(words)] "-" name
        host = name "." (label == 1 ? fraud[1 + below(fraudTops)] : honest[1 + below(honestTops)])
        path = below(3) == 0 ? "" : "/" (label == 1 ? word[1 + below(words)] : syllables(3)) "/" syllables(2) (below(4) == 0 ? ".php?id=" below(100000) : "")
        print label "\tmade\t" host path
    }
}
