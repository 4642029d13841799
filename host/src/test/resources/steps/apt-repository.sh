# add Docker's apt repository
fl_key=/etc/apt/keyrings/docker.asc
fl_source=/etc/apt/sources.list.d/docker.sources
fl_verified=$FAIRLEAD/docker-key.sha256
. /etc/os-release || exit
fl_tmp=$(mktemp -d /run/fairlead-key.XXXXXX) || exit
trap 'rm -rf -- "$fl_tmp"' EXIT
# apt fetches as a user of its own, who must be let in.
chmod 755 "$fl_tmp" && mkdir -m 777 "$fl_tmp/got" || exit
fl_url=https://download.docker.com/linux/$ID/gpg
fl_said=$(/usr/lib/apt/apt-helper -o Acquire::Retries=3 download-file "$fl_url" "$fl_tmp/got/key" 2>&1) ||
    fl_fail "The key of Docker's apt repository cannot be fetched from $fl_url:" "$fl_said"
cp -- "$fl_tmp/got/key" "$fl_tmp/key" || exit
fl_sum=$(sha256sum < "$fl_tmp/key" | cut -c1-64)
if [ "$fl_sum" != 1500c1f56fa9e26b9b8f42452a553675796ade0807cdce11975eb98170b3a570 ]; then
    command -v gpg >/dev/null ||
        fl_fail "The key at $fl_url is not the known one, and without gpg its fingerprint cannot be told."
    fl_prints=$(gpg --homedir "$fl_tmp" --batch --with-colons --show-keys "$fl_tmp/key" 2>/dev/null |
        sed -n '/^pub:/,/^fpr:/s/^fpr:::::::::\([0-9A-F]*\):.*/\1/p')
    [ "$fl_prints" = 9DC858229FC7DD38854AE2D88D81803C0EBFCD88 ] ||
        fl_fail "The key at $fl_url has the fingerprint ${fl_prints:-of no key}, not 9DC858229FC7DD38854AE2D88D81803C0EBFCD88."
fi
mkdir -p /etc/apt/keyrings "$FAIRLEAD" || exit
printf '%s\n' "$fl_sum" | fl_put "$fl_verified" root root 0644 || exit
fl_put "$fl_key" root root 0644 < "$fl_tmp/key" || exit
fl_put "$fl_source" root root 0644 <<FAIRLEAD-SOURCE
Types: deb
URIs: https://download.docker.com/linux/$ID
Suites: $VERSION_CODENAME
Components: stable
Signed-By: /etc/apt/keyrings/docker.asc
FAIRLEAD-SOURCE
