# Sourced by scripts/bench, which sets $work, $runs and $record: runs two commands side by side and judges the ratios.

figures=Benchmarks/figures.tsv
# A ratio of the same bytes on the same machine moves by about a tenth from run to run; a quarter is no accident.
tolerance=1.25
passed=0
failed=0
skipped=0
: >"$work/measured"

heading() { printf '%-24s %-16s %10s %10s %8s %10s  %s\n' measure peer zhalan peer ratio committed verdict; }
missing() { # MEASURE PEER
    printf '%-24s %-16s skipped: %s is not here; scripts/install-bench-deps installs it\n' "$1" "$2" "$2"
    skipped=$((skipped + 1))
}

# Appends "CPU-seconds MiB" of one command to a file.
timed() { # FILE COMMAND
    env time -q -o "$work/time" -f '%U %S %M' sh -c "$2" >"$work/stdout" 2>"$work/stderr" || return 1
    awk '{ printf "%.3f %.1f\n", $1 + $2, $3 / 1024 }' "$work/time" >>"$1"
}

# compare MEASURE PEER OURS THEIRS CHECK [BEFORE]: BEFORE runs unmeasured before ours, CHECK says whether ours did its work.
compare() {
    : >"$work/ours"
    : >"$work/theirs"
    run=0
    while [ "$run" -lt "$runs" ]; do
        run=$((run + 1))
        if ! timed "$work/theirs" "$4"; then did_not "$1" "$2" "the peer failed"; return 0; fi
        if [ -n "${6:-}" ] && ! sh -c "$6" >"$work/stdout" 2>"$work/stderr"; then
            did_not "$1" "$2" "zhalan failed before the measure"
            return 0
        fi
        if ! timed "$work/ours" "$3"; then did_not "$1" "$2" "zhalan failed"; return 0; fi
        if ! sh -c "$5"; then did_not "$1" "$2" "zhalan did not do all of the work"; return 0; fi
    done
    judge "$1" "$2" cpu 1 s
    judge "$1" "$2" memory 2 MiB
}
did_not() { # MEASURE PEER WHY
    printf '%-24s %-16s FAILED: %s\n' "$1" "$2" "$3"
    head -c 600 "$work/stderr"
    failed=$((failed + 1))
}

# judge MEASURE PEER WHAT COLUMN UNIT
judge() {
    # The medians, and the median of the ratios of each repetition.
    paste -d ' ' "$work/ours" "$work/theirs" | awk -v column="$4" '
        function median(values, count,    i, j, swap) {
            for (i = 2; i <= count; i++)
                for (j = i; j > 1 && values[j - 1] > values[j]; j--) { swap = values[j]; values[j] = values[j - 1]; values[j - 1] = swap }
            return count % 2 ? values[(count + 1) / 2] : (values[count / 2] + values[count / 2 + 1]) / 2
        }
        # Below the clock of GNU time, a hundredth of a second, nothing can be divided by.
        { ours[NR] = $column; theirs[NR] = $(column + 2); ratios[NR] = $column / ($(column + 2) > 0.01 ? $(column + 2) : 0.01) }
        END { printf "%.2f %.2f %.2f\n", median(ours, NR), median(theirs, NR), median(ratios, NR) }' >"$work/judged"
    read -r ours theirs ratio <"$work/judged"
    committed=$(awk -F '\t' -v measure="$1" -v peer="$2" -v what="$3" \
        '$1 == measure && $2 == peer && $3 == what { print $4 }' "$figures" 2>/dev/null || true)
    printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "$ratio" "$ours" "$theirs" >>"$work/measured"
    if [ -z "$committed" ]; then
        verdict="measured (no committed figure)"
        passed=$((passed + 1))
    elif awk -v now="$ratio" -v then="$committed" -v tolerance="$tolerance" 'BEGIN { exit !(now > then * tolerance) }'; then
        verdict="WORSE by more than a quarter"
        failed=$((failed + 1))
    else
        verdict="ok"
        passed=$((passed + 1))
    fi
    printf '%-24s %-16s %8s %-2s %7s %-3s %7s %10s  %s\n' "$1 $3" "$2" "$ours" "$5" "$theirs" "$5" "$ratio" "${committed:--}" "$verdict"
}

# Figures of other measures, of other sizes for example, stay.
write_figures() {
    {
        printf 'measure\tpeer\twhat\tratio\tzhalan\tpeer_figure\n'
        cat "$work/measured"
        [ ! -f "$figures" ] || awk -F '\t' 'NR == FNR { seen[$1 FS $2 FS $3]; next } FNR > 1 && !($1 FS $2 FS $3 in seen)' \
            "$work/measured" "$figures"
    } >"$work/figures"
    cp "$work/figures" "$figures"
    echo "recorded in $figures"
}

closing_line() {
    if [ "$skipped" -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"; else echo "$passed passed, $failed failed"; fi
    [ "$failed" = 0 ]
}
