-- /etc/powerdns/zhalan.lua. The seed file keeps the zone over a restart: without it nothing is blocked until the first transfer ends.
rpzPrimary("192.0.2.1", "rpz.zhalan", {
  tsigname="xfr.zhalan", tsigalgo="hmac-sha256", tsigsecret="c2VjcmV0IG9mIHRoZSBleGFtcGxlcyBvbmx5ISEhISE=",
  -- Seconds. 4.8 takes no word of a change (NOTIFY) for a policy zone: this is what a listing waits for. One small question each time.
  refresh=5, seedFile="/var/lib/pdns-recursor/zhalan.seed", dumpFile="/var/lib/pdns-recursor/zhalan.seed",
  policyName="zhalan", extendedErrorCode=15, extendedErrorExtra="anti-fraud list"
})
