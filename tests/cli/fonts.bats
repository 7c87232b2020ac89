# What is said of letters that no font of the machine has.
load common

# fonts FILE...: the fonts are those files of fonts-noto-core alone.
fonts() {
    {
        echo '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        printf '<dir>%s</dir><cachedir>%s</cachedir>' /usr/share/fonts/truetype/noto "$PWD/cache"
        echo '<selectfont><rejectfont><glob>*</glob></rejectfont>'
        for file in "$@"; do printf '<acceptfont><glob>*/%s</glob></acceptfont>\n' "$file"; done
        echo '</selectfont></fontconfig>'
    } >fonts.conf
    export FONTCONFIG_FILE=$PWD/fonts.conf
}

@test "without any font a warning names the script and the package" {
    fonts
    expect 0 render -d "$SYRIA" --round 9 -o map.png
    has "$stderr" 'dezmap: warning: no font has letters of the script Latin'
    has "$stderr" 'fonts-noto-core'
    expect 0 render -d "$SYRIA" --round 9 -o map.png -q
    [ -z "$stderr" ]
}

@test "a script that the language does not need is not missed, and one that it needs is" {
    fonts NotoSans-Regular.ttf
    for lang in en tr ru fr; do
        expect 0 render -d "$SYRIA" --round 9 --lang $lang -o map.png
        [ -z "$stderr" ]
    done
    expect 0 render -d "$SYRIA" --round 9 --lang ar -o map.png
    has "$stderr" 'no font has letters of the script Arabic'
    has "$stderr" 'fonts-noto-core'
    fonts NotoSans-Regular.ttf NotoSansArabic-Regular.ttf
    expect 0 render -d "$SYRIA" --round 9 --lang ar -o map.png
    [ -z "$stderr" ]
}
