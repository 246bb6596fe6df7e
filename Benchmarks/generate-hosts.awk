# Writes a hosts list as published lists are: 40 % of the entries repeat an earlier one, 30 % of the distinct names lie
# below another listed name, and among them comments, CRLF lines, upper case, final dots and junk.
#
#   awk -v lines=1000000 -v seed=1 -f Benchmarks/generate-hosts.awk >hosts.txt
#
# Its own generator of numbers, so that every awk writes the same bytes for a seed: Lehmer's with the multiplier 16,807
# (Park and Miller, CACM 31(10), 1988), whose products stay exact in a double.

function next_number() { state = (state * 16807) % 2147483647; return state }
function below(n) { return int(next_number() / 2147483647 * n) }
function chance(percent) { return below(1000) < percent * 10 }
function word() { return words[1 + below(wordCount)] }

function new_label(    kind) {
    kind = below(100)
    if (kind < 45) return word() word() below(1000)
    if (kind < 70) return word() "-" word() "-" word()
    if (kind < 95) return word() letters[1 + below(26)] letters[1 + below(26)] below(100000)
    return "xn--" word() "-" letters[1 + below(26)] below(10000)
}
# A name that was not written before. Short labels run out in long lists, so the count of names goes in when one repeats.
function new_name(    name) {
    if (nameCount > 0 && chance(30)) name = prefixes[1 + below(prefixCount)] "." names[1 + below(nameCount)]
    else name = new_label() "." suffixes[1 + below(suffixCount)]
    if (length(name) > 120 || name in seen) name = word() nameCount "." suffixes[1 + below(suffixCount)]
    seen[name]
    names[++nameCount] = name
    return name
}

BEGIN {
    if (lines == "") lines = 1000000
    state = seed == "" ? 20261124 : seed
    wordCount = split("secure login account verify update bank pay wallet claim bonus free gift card support help mail cloud " \
        "store sale shop parcel post track coin invest loan cash tax refund auth portal center global express smart app cdn", words, " ")
    prefixCount = split("www www www mail login secure m app cdn track img static api account a b s1 s2 eu us", prefixes, " ")
    # None of them a shared platform: those are another case of the compiler, and a third party's name.
    suffixCount = split("com com com com com com net net org xyz top top shop shop online site info ru cn de co.uk com.br icu vip " \
        "live cc click buzz cyou sbs bond", suffixes, " ")
    split("a b c d e f g h i j k l m n o p q r s t u v w x y z", letters, " ")
    startCount = split("0.0.0.0 |127.0.0.1 |0.0.0.0 |127.0.0.1\t|0.0.0.0\t|:: ", starts, "|")
    junkCount = split("<!DOCTYPE html>|127.0.0.1 localhost|::1 localhost|0.0.0.0 -bad-.example|0.0.0.0 no_tld|" \
        "0.0.0.0 foo..bar.example|0.0.0.0 http://evil.test/path?x=1|192.0.2.7|0.0.0.0 192.0.2.9|404: Not Found|" \
        "example.test##.banner|0.0.0.0 evil.test:8080|0.0.0.0 .leadingdot.test|{\"error\":\"not found\"}", junk, "|")
    for (line = 1; line <= lines; line++) {
        # Part of the list comes from a machine that ends its lines otherwise.
        ending = int(line / (lines / 10)) % 5 == 3 ? "\r\n" : "\n"
        kind = below(1000)
        if (kind < 15) { printf "# section %d%s", line, ending; continue }
        if (kind < 20) { printf "%s%s", junk[1 + below(junkCount)], ending; continue }
        name = nameCount > 0 && chance(40) ? names[1 + below(nameCount)] : new_name()
        if (kind < 35) name = toupper(name)
        else if (kind < 45) name = name "."
        else if (kind < 60) name = name " # reported"
        printf "%s%s%s", starts[1 + below(startCount)], name, ending
    }
}
