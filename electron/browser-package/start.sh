#!/bin/sh
# 支部台账（浏览器版）。不需要安装，不需要管理员，不联网。
#
#   ./start.sh                 打开最近写过的台账；还没有台账时，在网页里新建
#   ./start.sh 一支部.ledger    打开指定的台账
#   ./start.sh --no-open       只显示地址，不打开浏览器
#   ./start.sh --menu          在本用户的开始菜单里加一项
#   ./start.sh --version       显示程序、数据库驱动的版本，以及它们要求的系统
#
# 台账放在“文档/支部台账”里。除 --menu 以外，不在别处写任何文件。
set -eu

# 别的程序留下的设置，不该影响这里
unset NODE_OPTIONS NODE_PATH NODE_COMPILE_CACHE NODE_EXTRA_CA_CERTS

here=$(dirname -- "$(readlink -f -- "$0")")

if ! "$here/node" --version >/dev/null 2>&1; then
  echo '程序不能在这台机器上运行，没有改动任何文件。请检查：' >&2
  echo "  一、这个包是不是本机处理器（$(uname -m)）的那一种；" >&2
  echo '  二、是不是解压在本机磁盘上（U 盘、网络盘可能不许运行程序）；' >&2
  echo '  三、系统的 glibc 是不是 @GLIBC@ 或更新（运行 ldd --version 可以看到）。' >&2
  exit 1
fi
try="const Driver = require(process.argv[1]); new Driver(':memory:').close()"
if ! "$here/node" -e "$try" "$here/program/node_modules/better-sqlite3" >/dev/null 2>&1; then
  echo '程序不能在这台机器上读写台账，没有改动任何文件。' >&2
  echo '多半是系统的 glibc 低于 @GLIBC@（运行 ldd --version 可以看到），请换用较新的系统。' >&2
  exit 1
fi

if [ "${1-}" = --menu ]; then
  folder=${XDG_DATA_HOME:-$HOME/.local/share}/applications
  mkdir -p -- "$folder"
  while IFS= read -r line; do
    case $line in
      Exec=*) printf 'Exec="%s/start.sh" %%f\n' "$here" ;;
      Icon=*) printf 'Icon=%s/icon.png\n' "$here" ;;
      *) printf '%s\n' "$line" ;;
    esac
  done <"$here/支部台账.desktop" >"$folder/branch-ledger.desktop"
  echo "已加到开始菜单。不要了，就删除 $folder/branch-ledger.desktop"
  exit 0
fi

exec "$here/node" "$here/program/dist/electron/browser.js" "$@"
