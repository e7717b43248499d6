# Ends the tests' Postgres once no test process has been around for a while.
#   $1  the server's folder; users/ in it holds one file a process, named by its id
#   $2  seconds without anybody
# Newcomers cannot sign in while users/ has its other name; they wait until it is back or gone.

somebody_in() {
    for file in "$1"/*; do
        kill -0 "${file##*/}" 2>/dev/null && return 0
        rm -f "$file"
    done
    return 1
}

cd "$1" || exit 1
idle=0
pid=
while :; do
    # Kept from round to round: when somebody removes the whole folder, the server must go too.
    [ -r pgdata/postmaster.pid ] && read -r pid <pgdata/postmaster.pid
    sleep 1
    if somebody_in users; then
        idle=0
        continue
    fi
    idle=$((idle + 1))
    [ "$idle" -lt "$2" ] && continue

    mv users users.gone 2>/dev/null
    if somebody_in users.gone; then
        mv users.gone users
        idle=0
        continue
    fi
    [ -n "$pid" ] && kill -INT "$pid" 2>/dev/null
    while [ -e pgdata/postmaster.pid ] && kill -0 "$pid" 2>/dev/null; do sleep 1; done
    rm -rf users.gone
    exit 0
done
