#!/bin/sh
# Run by dpkg as root once the .deb of the desktop program is unpacked. What it sets up is taken back by electron-builder's
# own script of removal; the kind of file and the entry of the menu are registered by dpkg's triggers. electron-builder fills
# in what stands in braces.
folder='/opt/${sanitizedProductName}'

update-alternatives --install '/usr/bin/${executable}' '${executable}' "$folder/${executable}" 100 ||
  ln -sf "$folder/${executable}" '/usr/bin/${executable}'

# Chromium's sandbox is made of user namespaces, or of a helper that is root's. electron-builder's own script asks whether
# root may make a namespace, and root always may; on systems such as 统信 UOS 20 and Debian 10 an ordinary user may not, and
# the program would end at its start.
if setpriv --reuid=65534 --regid=65534 --clear-groups unshare --user true 2>/dev/null; then
  chmod 0755 "$folder/chrome-sandbox"
else
  chmod 4755 "$folder/chrome-sandbox"
fi

# Ubuntu 24.04 leaves namespaces of use to programs with a profile only. An AppArmor that does not understand ours asks for none.
profile="$folder/resources/apparmor-profile"
if apparmor_status --enabled >/dev/null 2>&1 && apparmor_parser --skip-kernel-load "$profile" >/dev/null 2>&1; then
  cp -f "$profile" '/etc/apparmor.d/${executable}'
  apparmor_parser --replace '/etc/apparmor.d/${executable}' || true
fi
exit 0
