# Turns the help text of one command into a page of man(7).
#
#   zhalan help review | awk -v words="zhalan review" -v version=0.1.0 -f scripts/man-page.awk
#
# The help is read without line breaks of its own (COLUMNS is large), so each option stands on one line, or on two where
# its name is long. Blocks headed by words in capitals become sections and keep their lines, as examples must.

function escaped(text) {
    gsub(/\\/, "\\e", text)
    gsub(/-/, "\\-", text)
    # A line that begins with one of these would be a request to the formatter.
    if (text ~ /^[.']/) text = "\\&" text
    return text
}
function section(title) {
    if (inExample) print ".fi"
    inExample = 0
    print ".SH " (title ~ / / ? "\"" title "\"" : title)
}
# A term and its sentence: options, arguments and subcommands are all written so.
function item(term, sentence) {
    print ".TP"
    print ".B " escaped(term)
    if (sentence != "") print escaped(sentence)
}

BEGIN {
    page = words
    gsub(/ /, "-", page)
    printf ".TH %s 1 \"\" \"Zhalan %s\" \"Zhalan\"\n", toupper(page), version
    part = "overview"
}

part == "overview" && /^OVERVIEW: / {
    sub(/^OVERVIEW: /, "")
    abstract = $0
    sub(/\.$/, "", abstract)
    print ".SH NAME"
    print escaped(page) " \\- " escaped(tolower(substr(abstract, 1, 1)) substr(abstract, 2))
    part = "discussion"
    next
}
/^USAGE: / {
    synopsis = substr($0, 8)
    part = "usage"
    next
}
part == "usage" && /^ +[^ ]/ { synopsis = synopsis "\n" $0; next }
/^(ARGUMENTS|OPTIONS):$/ { part = tolower(substr($0, 1, length($0) - 1)); pending = ""; next }
/^([A-Z ]+ )?SUBCOMMANDS:$/ {
    part = "subcommands"
    group = $0
    sub(/ ?SUBCOMMANDS:$/, "", group)
    commands[++commandCount] = "=" group
    next
}
/^  See '/ { next }

part == "discussion" { discussion[++lines] = $0; next }

part == "arguments" || part == "options" || part == "subcommands" {
    if ($0 == "") next
    if ($0 ~ /^                          /) {
        # The second line of an entry whose name was long.
        sub(/^ +/, "")
        entry = pending "\t" $0
        pending = ""
    } else {
        if (pending != "") store(pending "\t")
        pending = ""
        text = $0
        sub(/^  /, "", text)
        gap = match(text, /  +/)
        if (gap == 0) { pending = text; next }
        entry = substr(text, 1, gap - 1) "\t" substr(text, gap + RLENGTH)
    }
    store(entry)
}

function store(entry) {
    if (part == "arguments") arguments[++argumentCount] = entry
    else if (part == "options") options[++optionCount] = entry
    else commands[++commandCount] = entry
}
function items(list, count,    i, pair) {
    for (i = 1; i <= count; i++) {
        if (list[i] ~ /^=/) {
            if (length(list[i]) > 1) print ".SS " escaped(substr(list[i], 2))
            continue
        }
        split(list[i], pair, "\t")
        item(pair[1], pair[2])
    }
}

END {
    if (pending != "") store(pending "\t")
    if (abstract == "" || synopsis == "") {
        print "error: the help of " words " has no overview or no usage" > "/dev/stderr"
        exit 1
    }
    section("SYNOPSIS")
    print ".ad l"
    print ".nh"
    print escaped(synopsis)
    print ".hy"
    print ".ad b"
    heading = ""
    for (i = 1; i <= lines; i++) {
        line = discussion[i]
        if (line == "EXIT CODES") {
            if (inExample) print ".fi"
            inExample = 0
            heading = line
            section("EXIT STATUS")
        } else if (heading == "EXIT CODES" && line != "") {
            sub(/^ +/, "", line)
            code = line
            sub(/ .*/, "", code)
            sub(/^[^ ]+ +/, "", line)
            item(code, line)
        } else if (line ~ /^[A-Z][A-Z ]+$/) {
            section(line)
            print ".nf"
            inExample = 1
            heading = line
        } else if (heading == "" && !described) {
            if (line == "") continue
            section("DESCRIPTION")
            described = 1
            print escaped(line)
        } else if (line == "") {
            if (!inExample) print ".PP"
        } else {
            sub(/^  /, "", line)
            print escaped(line)
        }
    }
    if (argumentCount) { section("ARGUMENTS"); items(arguments, argumentCount) }
    if (commandCount) { section("COMMANDS"); items(commands, commandCount) }
    if (optionCount) { section("OPTIONS"); items(options, optionCount) }
    # One definition for all commands; the top page has it in the help text itself.
    if (page != "zhalan") {
        section("EXIT STATUS")
        print "See"
        print ".BR zhalan (1)."
    }
    parent = page
    related = ""
    if (sub(/-[^-]*$/, "", parent)) related = parent
    if (parent != "zhalan" ) related = related " zhalan"
    for (i = 1; i <= commandCount; i++) {
        if (commands[i] ~ /^=/) continue
        split(commands[i], pair, /[ \t]/)
        related = related " " page "-" pair[1]
    }
    count = split(related, pages, " ")
    if (count) section("SEE ALSO")
    for (i = 1; i <= count; i++) print ".BR " escaped(pages[i]) " (1)" (i < count ? "," : "")
}
