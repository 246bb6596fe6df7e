# Sourced by scripts/bench, which sets $work, $runs and $record: runs two commands side by side and judges the ratios.

figures=Benchmarks/figures.tsv
# A ratio of the same bytes on the same machine moves by about a tenth from run to run; a quarter is no accident.
tolerance=1.25
# The peers take tenths of a second and the clock counts hundredths: each is run so many times in a row.
peer_times=5
passed=0
failed=0
skipped=0
: >"$work/measured"

heading() { printf '%-24s %-16s %10s %10s %8s %10s  %s\n' measure peer zhalan peer ratio committed verdict; }
missing() { # MEASURE PEER
    printf '%-24s %-16s skipped: %s is not here; scripts/install-bench-deps installs it\n' "$1" "$2" "$2"
    skipped=$((skipped + 1))
}

# Appends "CPU-seconds MiB" of one command to a file; the seconds are those of one of TIMES runs.
timed() { # FILE TIMES COMMAND
    env time -q -o "$work/time" -f '%U %S %M' \
        sh -c "i=0; while [ \$i -lt $2 ]; do i=\$((i + 1)); { $3; } || exit 1; done" >"$work/stdout" 2>"$work/stderr" || return 1
    awk -v times="$2" '{ printf "%.3f %.1f\n", ($1 + $2) / times, $3 / 1024 }' "$work/time" >>"$1"
}

# compare MEASURE PEER OURS THEIRS CHECK [BEFORE]: BEFORE runs unmeasured before ours, CHECK says whether ours did its work.
compare() {
    : >"$work/ours"
    : >"$work/theirs"
    repeat "$@" || return 0
    # Two cores that others use too: what looks worse is measured once more before it is called so.
    if is_worse "$1" "$2" cpu 1 || is_worse "$1" "$2" memory 2; then repeat "$@" || return 0; fi
    judge "$1" "$2" cpu 1 s
    judge "$1" "$2" memory 2 MiB
}
repeat() {
    run=0
    while [ "$run" -lt "$runs" ]; do
        run=$((run + 1))
        timed "$work/theirs" "$peer_times" "$4" || { did_not "$1" "$2" "the peer failed"; return 1; }
        if [ -n "${6:-}" ]; then
            sh -c "$6" >"$work/stdout" 2>"$work/stderr" || { did_not "$1" "$2" "zhalan failed before the measure"; return 1; }
        fi
        timed "$work/ours" 1 "$3" || { did_not "$1" "$2" "zhalan failed"; return 1; }
        sh -c "$5" || { did_not "$1" "$2" "zhalan did not do all of the work"; return 1; }
    done
}
did_not() { # MEASURE PEER WHY
    printf '%-24s %-16s FAILED: %s\n' "$1" "$2" "$3"
    head -c 600 "$work/stderr"
    failed=$((failed + 1))
}

# Sets $ours, $theirs (medians), $ratio (the median of each repetition's ratio) and $committed (empty when there is none).
weigh() { # MEASURE PEER WHAT COLUMN
    paste -d ' ' "$work/ours" "$work/theirs" | awk -v column="$4" '
        function median(values, count,    i, j, swap) {
            for (i = 2; i <= count; i++)
                for (j = i; j > 1 && values[j - 1] > values[j]; j--) { swap = values[j]; values[j] = values[j - 1]; values[j - 1] = swap }
            return count % 2 ? values[(count + 1) / 2] : (values[count / 2] + values[count / 2 + 1]) / 2
        }
        # Below the clock of GNU time, a hundredth of a second, nothing can be divided by.
        { ours[NR] = $column; theirs[NR] = $(column + 2); ratios[NR] = $column / ($(column + 2) > 0.01 ? $(column + 2) : 0.01) }
        END { printf "%.2f %.2f %.2f\n", median(ours, NR), median(theirs, NR), median(ratios, NR) }' >"$work/weighed"
    read -r ours theirs ratio <"$work/weighed"
    committed=$(awk -F '\t' -v measure="$1" -v peer="$2" -v what="$3" \
        '$1 == measure && $2 == peer && $3 == what { print $4 }' "$figures" 2>/dev/null || true)
}
is_worse() { # MEASURE PEER WHAT COLUMN
    weigh "$@"
    [ -n "$committed" ] && awk -v now="$ratio" -v then="$committed" -v tolerance="$tolerance" 'BEGIN { exit !(now > then * tolerance) }'
}

judge() { # MEASURE PEER WHAT COLUMN UNIT
    if is_worse "$1" "$2" "$3" "$4"; then
        verdict="WORSE by more than a quarter"
        failed=$((failed + 1))
    else
        verdict=ok
        [ -n "$committed" ] || verdict="measured (no committed figure)"
        passed=$((passed + 1))
    fi
    printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "$ratio" "$ours" "$theirs" >>"$work/measured"
    printf '%-24s %-16s %8s %-3s %7s %-3s %7s %10s  %s\n' "$1 $3" "$2" "$ours" "$5" "$theirs" "$5" "$ratio" "${committed:--}" "$verdict"
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
