# Title: Golden list
# Homepage: https://lists.example/
# License: CC0-1.0
# Appeal: https://lists.example/appeal
# Last modified: 2026-11-24T00:26:41Z
# Version: 1795480001
# Syntax: mikrotik
# Meaning: each name stands for itself and everything below it
# Number of entries: 1 name
/ip dns static
remove [find comment="zhalan"]
add name="canary-first.1795480001.zhalan.example" type=NXDOMAIN match-subdomain=yes comment="zhalan"
add name="login.bank-check.example" type=NXDOMAIN match-subdomain=yes comment="zhalan"
add name="canary-last.1795480001.zhalan.example" type=NXDOMAIN match-subdomain=yes comment="zhalan"
