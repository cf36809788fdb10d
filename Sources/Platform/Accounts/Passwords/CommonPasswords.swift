/// Passwords many people have, which attackers try first.
///
/// Origin: the list of common passwords of Django 5.2 (BSD licence), made from public breaches. Of its 19,640 words these are
/// those long enough to be accepted otherwise, and the 2,000 most frequent short ones, which are refused with a few letters
/// around them too. French words were added by us.
enum CommonPasswords {
  static func contains(_ password: String) -> Bool {
    let password = password.lowercased()
    if long.contains(password) { return true }
    let core = password.drop { !$0.isLetter }
    let word = core.prefix { $0.isLetter || $0.isNumber }
    return password.count - word.count < 5 && isShort(word)
      || Set(password).count < 4
  }

  /// Such a word, or one with a few digits after it.
  private static func isShort(_ word: Substring) -> Bool {
    let letters = word.prefix { $0.isLetter }
    return short.contains(String(word))
      || word.count - letters.count < 6 && short.contains(String(letters))
  }

  private static let long = words(longWords)
  private static let short = words(shortWords).union(words(frenchWords))

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }

  private static let frenchWords = """
    motdepasse azerty azertyuiop qsdfghjklm wxcvbn bonjour bonsoir soleil doudou loulou chouchou nounours jetaime
    amour coucou marseille paris lyon toulouse bordeaux france vacances maison chocolat princesse chaton minou
    loulou10 camille nicolas thomas julien maxime alexandre marine pauline sandrine isabelle facture facturier
    compta comptable entreprise boutique secret secrets admin administrateur bienvenue changeme changezmoi
    """

  private static let longWords = #"""
    1234567890 1q2w3e4r5t qwertyuiop homelesspa passer2009 123456789a q1w2e3r4t5y6 fqrg7cs493 0123456789
    0987654321 1111111111 basketball 1qaz2wsx3edc 3rjs1la7qe password12 q1w2e3r4t5 vqsablpzla 1234567891
    12345qwert cjmasterinf 12345678910 a123456789 yuantuo2012 sojdlg123aljg diosesfiel liverpool1 0000000000
    tinkerbell qwerty12345 butterfly1 1234554321 chocolate1 111222tianya elizabeth1 password123 myspace123
    hellokitty 1q2w3e4r5t6y startfinding spongebob1 4815162342 123hfjdk147 123456789q yagjecc826 alexander1
    manchester asdfghjkl1 spiderman1 beautiful1 3odi15ngxb 421uiopy258 9876543210 1029384756 1122334455 california
    metallica1 1v7upjw3nt qwerty123456 christian1 uqa9ebw445 iloveyou12 qwerty1234 sz9kqcctwy d2xyw89sxj
    friendster justinbieb 1234512345 123qweasdzxc 3d8cubaj2e p3rat54797 strawberry 1123581321 qwert12345
    christopher azertyuiop 12345qwerty 5555555555 undertaker sweetheart stephanie1 linkinpark polniypizdec0211
    zxcvbnm123 password11 realmadrid southside1 alessandro bestfriend volleyball hollister1 princess12 w5txn36alfw
    babygirl12 abcdefg123 fuckyou123 123456qwerty password01 2012comeer harrypotter n8zgt5p0shw= groupd2013
    vrbgqns997 superstar1 christina1 qti7zxh18u poiuytrewq megaparol12345 terminator football12 september1
    123456789m 123456789z welcome123 motdepasse runescape1 christophe jesuschrist aaaaaaaaaa g9l2d1fzpy
    123456654321 diwtgm8492 asdfghjkl: dragonball hollywood1 7894561230 paintball1 pokemon123 sexybitch1
    telechargement sebastian1 ilovejesus 123456123456 baseball12 password13 teddybear1 friendship golfcourse
    x4ivyga51f christine1 123456789s barcelona1 6hbf28w791 charlotte1 tnk0mk16vx password10 h1xp2z2duk spartan117
    yfdbufnjh10305070 blackberry mypassword skateboard ka_djkhjsy6 1234567890q alejandro1 wrestling1 watermelon
    passer2011 alexandra1 tokiohotel 1234567899 idontknow1 123456789j 9999999999 abcde12345 qazwsxedcrfv
    buttercup1 password00 ronaldinho password22 password69 ohmnamah23 123456789k 0.00000000 a1b2c3d4e5 y6p67ftrqj
    prettygirl christmas1 2222222222 5hsu75kpot enterprise 123456789d sunflower1 cinderella porsche911 1234567890a
    alessandra ocpoook325 casablanca qazwsxedc1 swordfish1 123456789l catherine1 123456789p 1zn6fpn01x scoobydoo1
    butterfly2 underground 1357924680 daddysgirl washington 1fr2rfq7xl g13916055158 7777777777 football10
    youngmoney password23 spiderman3 katherine1 bettyboop1 1q2w3e4r5t6y7u8i9o0p callofduty myspace.co bubblegum1
    5xfgs3ii9d something1 superman12 123456789o cashmoney1 lighthouse longhorns1 september2 ironmaiden
    123456789123 baseball11 qwertyqwerty polniypizdec110211 nuttertools revolution playstation skate4life
    smallville 112233445566 motherfucker baseball10 motherlode galatasaray justinbieber princess10 babygirl13
    nks230kjs82 alejandra1 webhompass 987654321a d71lwz9zjs godisgreat 123456789987654321 qweasdzxc123 vaffanculo
    football11 michael123 pineapple1 babycakes1 australia1 iloveyou22 123456789123456789 iloveyou13 maprchem56458
    1a2b3c4d5e password21 iloveyou14 disturbed1 q123456789 123456789b chrisbrown spiderman2 5532361cnjqrf
    1020304050 aleksandra qdujvyg5sxa iloveyou11 eh1k9oh335 qwertyuiop[] mastermind jellybean1 princess13
    iamthebest jesusislord university princess11 12345678900 qazwsxedc123 iloveyou123 kissmyass1 opensesame
    uvgx8f8232 abcdefghij jessica123 12345678901 mississippi baseball13 jesucristo babygirl10 password1234
    billabong1 love123456 newcastle1 fenerbahce southpark1 charlie123 information international littleman1
    ilovemymom princess01 3rjs1la2qe 123456789c d9zufqd92n football21 felicidade 123456789r 123456789t qwertyuio1
    cassandra1 dominique1 qwertyuiop1 123admin321 nopassword ilovemyself sweetness1 football22 c43qpul5rz
    nightmare1 jacqueline cellphone1 12345abcde lovehurts1 sunshine12 chocolate2 3rjs5la8qe temppassword
    elizabeth2 syncmaster 7ugd5hip2j 1234567890- jjcg16dj5k hellohello wachtwoord fktrcfylhf losangeles
    xiang123456 1q2w3e4r5t6y7u samsung123 spongebob2 professional abracadabra testing123 8888888888 password14
    polniypizdec1102 microsoft1 m123456789 nyq28giz1z hernandez1 bangladesh linkedin123 0r968ji9ufj6 anthony123
    sailormoon 0102030405 password99 dragonballz babygirl11 roadrunner 92k2cizcdp summertime snowflake1
    pakistan123 jundian2011xr yfdbufnjh63 12345654321 happiness1 18atcskd2w evangelion familyguy1 viphv5j736
    godisgood1 qwertyuiop123 whatthezor 000webhost iw14fi9jxl nickjonas1 asshole123 wolverine1 qwe1122334
    cm6e7aumn9 mackenzie1 tottenham1 8ix6s1fceh suckmydick computer12 hellothere qwerasdfzxcv mickeymouse
    anastasiya butterfly7 alexandria blueberry1 football23 qweasdzxc1 leavemealone nintendo64 asdfg12345
    moneymaker chargers21 pok29q6666 marijuana1 cheesecake michelle12 valentine1 3333333333 matematica johndeere1
    backspace1 taishan2011 jeffhardy1 ty2t1hv3oc snowboard1 mechanical 6666666666 fuckyou666 dragonfly1 simpleplan
    letmein123 football13 december12 godfather1 hondacivic jesussaves ttd955audg houston713 jesuschris television
    123456789n iloveyou10 cardinals1 finalfantasy chicken123 babygirl01 baseball22 maximilian 123456789g
    francisco1 sexybeast1 chelsea123 nathaniel1 thirteen13 woaini1314 123456789abc puertorico softball12
    babygirl14 juancarlos iamnumber1 j123456789 123456789e abrakadabra iloveme123 ilovemusic wonderland starcraft1
    angelbaby1 loveyou123 braveheart baseball21 lovergirl1 administrator 123qwe123qwe rodriguez1 halloween1
    ilovechris s123456789 bernadette souljaboy1 lamborghini 1212121212 diosesamor cepetsugih demon1q2w3e
    monster123 newpassword rocknroll1 jesusfreak a1s2d3f4g5 smackdown1 celtic1888 iloveyou69 password15
    zxcasdqwe123 blackjack1 friends123 brandon123 multiplelog hollister2 demon1q2w3e4r iloveyou23 princess21
    lovesucks1 princess14 gabrielle1 dominican1 konstantin pothead420 password09 neveragain november11 starbucks1
    highlander uhfybn8888 girlfriend alexander2 jamesbond007 volkswagen 123456789w iloveyou21 asdfghjkl123
    estrellita myspace101 jasmine123 demon1q2w3e4r5t 11111111111 loveislife capricorn1 baseball23 projectsadminx
    huhbbhzu78 ichliebedich wellington megasecret pimpdaddy1 playstation3 prettyboy1 123456789qwe sonyericsson
    bubbles123 butterfly3 1qazxsw23edc ohiostate1 networking madagascar astonvilla pazzword123 kifj9n7bfu
    princess22 moonlight1 margarita1 montgom2409 helloworld bobmarley1 forzamilan america123 babygirl15 triskelion
    arsenal123 john!20130605at1753 battlefield linkedin2011 liverpool8 1q2w3e4r5t6y7u8i w66yrybgra lifeisgood
    fullaccess mrf11277215 123456789h qqqqqqqqqq babygirl09 harrypotte mileycyrus ihatethisgame 123456789f
    babygurl12 u1v7hhh7ef 0192837465 lightning1 princess23 bigpimpin1 cleveland1 wonderful1 a1a2a3a4a5 mississipp
    evanescence abcd123456 darkangel1 history278 owt243ygbj rjycnfynby blingbling baseball24 x3luym2mmj classof201
    motocross1 emachines1 playboy123 baseball14 ghostrider s8ylpe9jdpvym bestfriends thegreat123 livestrong
    northside1 principessa lifesucks1 football24 princesita margherita deutschland tweetybird 1357913579
    zxcvb12345 password88 rammstein1 password24 ordinateur password08 mega_pizdetz666 greenday12 123456789v
    18n28n24a5 godislove1 9293709b13 123123123123 puppylove1 samantha12 technology motherfuck 123321123321
    monkeybutt ilovepussy music4life winchester z123456789 babygirl21 basketbal1 guadalupe1 0147258369 bellissima
    babygirl16 babygirl08 babygirl23 princess15 maradona10 mostwanted football20 123456abcd z0102030405 chevrolet1
    gabriel123 zzzzzzzzzz softball11 liverpoolfc budweiser1 1234509876 111111111111 baili123com argentina1
    sunderland jaihanuman qwegta13091990 iloveyou15 nissan350z basketball1 management iloveyou09 bugsbunny1
    l6ho3tg7wb valentina1 klapaucius football09 christian2 mitsubishi kobebryant password19 1a2s3d4f5g 123456789.
    supergirl1 qwertasdfg supersonic baseball15 william123 id6c3wr6un cookiemons revelation september9 1butterfly
    matthew123 123456789asd candycane1 babygirl69 everything feder_1941 sagitarius password07 forzainter
    starlight1 password20 rainbow123 magandaako chronic420 softball13 beautiful2 doomsayer.2.7mords.v cookies123
    0147852369 jennifer12 7elephants h2vwdubjx4 seniseviyorum 1213141516 christelle 010203040506 eqes606898
    onedirection 123456qwer softball10 underworld scvmofas79 ilovejusti princess16 google.com twilight12
    babygirl22 mmmmmmmmmm hurricane1 devilmaycry maryjane42 dontforget firefighter r9lw4j8khx panasonic1
    xxxxxxxxxx ?????????? football14 littlebit1 w5tn36alfw septiembre gymnastics password17 montecarlo princess08
    patriots12 iloveyou08 pinkfloyd1 milkshake1 murcielago stonecold1 moneymoney skywalker1 butterfly8 slipknot66
    couponsc10 rockstar12 qwertzuiop amsterdam1 princess09 classof200 jobshop2002 987654321q password77 supermario
    mikejones1 impossible 9uzp9jek3f deerhunter transformers d123456789 superman23 lucifer666 password16
    1q2w3e4r5t6y7u8i9o godlovesme grenouille password33 123123123a liverpool9 heartbreak myspace200 babygirl19
    minicooper mylinkedin december25 8phrowz624 pathfinder jefferson1 4444444444 fuckoff123 marseille13 kingfisher
    slimshady1 doomsayer.2.7mords.vv <password> poohbear12 k123456789 teamomucho computer123 supernatural
    ilovemysel whatthefuck 123456789i 3s43pth5aea football08 superman11 monkeyman1 gfhjkmgfhjkm football33
    fiorentina tennessee1 guatemala1 candygirl1 multimedia radiohead1 computador madagaskar 9876543211 1357908642
    serendipity daddygirl1 2000comeer telephone1 sonnenschein password18 b123456789 password12345 fucklove13
    mahalkita1 backstreet limpbizkit momanddad1 peanutbutter trustnoone darthvader gribouille tinkerbel1
    summer2010 12345678900987654321 priscilla1 iloveyou16 iloveindia underoath1 cutiepie12 sanandreas babygirl20
    princess19 slipknot666 sunshine11 josephine1 yjdsqgfhjkm annabelle1 november19 detroit313 crackhead1
    jfgvcqbuzug football32 iloveyou01 superman13 highschool c123456789 challenger villanueva football55 a987654321
    armageddon salamander silverado1 loveforever disneyland 1qaz2wsx3edc4rfv liverpool2 passer2010 birmingham
    qawsedrftg qwertyuiop12 needforspeed chocolate! change1234 ilovejosh1 rbotmvz954 football44 newport100
    deathnote1 astonmartin brittany12 football25 football15 smokeweed1 quiksilver baseball25 mickeymous jonathan12
    aaaaaaaaa1 chocolate7 princess18 123admin32 esmeralda1 shevchenko x99qomx561 2cxdn8s271 calculator riverside1
    jesuscristo cleopatra1 crazygirl1 starcraft2 elsalvador loveu4ever contrasena blood4life gabriella1 hilaryduff
    melissa123 jiefang007 1234567890-= westside13 iloveyouba december19 butterfly6 intermilan chocolate3
    anastasia1 riverplate hello12345 danielle12 johnnydepp godblessme patrick123 migrationschool 1234567891011
    vfntvfnbrf popcorn123 greeneyes1 universal1 makemoney1 awesome123 southpole1 manunited1 need4speed freestyle1
    cupcake123 babygirl18 princess07 holyspirit scoobydoo2 chihuahua1 1234qwerty 1223334444 solidsnake babygirl07
    quality123 warhammer1 goldfinger sexygirl12 gunsnroses fuckmylife superman10 olamilekan bumblebee1 kurtcobain
    constantin elisabetta lovelovelove ilovealex1 destiny123 arschloch1 vanessa123 ilovenick1 xblhintb9w
    baseball17 falloutboy forever123 allahuakbar fantastic4 password55 elizabeth3 superman123 cristiano7
    thebeatles newzealand princess69 midnight12 liverpool123 musiclover friends4ev remington1 heavymetal
    xtseo2011tdx december10 playstation2 mv46vkmz10 cocksucker sunshine01 crazybitch fuckyou420 ssssssssss
    spongebob3 gettherefast hotmail123 evolution1 clementine president1 johnathan1 ??????@mail.ru ilovemybab
    jackson123 iloveboys1 3daysgrace cvzefh1gkc michoacan1 liverpool5 salamandra fuckyoubit internazionale
    123456789123456 diamond123 olanrewaju football34 bvp33w7epu 1fptjtl919 starwars12 football07 123456789*
    butterfly9 princess123 princess24 jackass123 papichulo1 harekrishna jamesbond1 mcdonalds1 countryboy
    147258369a ilovematt1 applesauce 789456123a hellomoto1 1010101010 102030405060 princess20 princess17
    notredame1 freedom123 football69 electrical myspace4me password45 whatever12 monkeyboy1 iloveyou143 november12
    richard123 matematika carebears1 inuyasha12 dkxjizc282 combat123654 abc123456789 skyliner34 ilovemykids
    coccinella generation 1a2a3a4a5a juliana123 football123 5plk4l5uc7 manchester1 realestate heartless1
    password25 jesusloves football99 bismillah1 5845201314 sylvester1 01234567890 dramaqueen thunderbird
    sephiroth1 softball14 butterfly5 tzir25l5kn heyheyhey1 5x1cjdsb9p aerosmith1 cheerleader babyboy123 softball22
    longbeach1 iloveyou18 1z2x3c4v5b lolipop123 antoinette johncena12 skaterboy1 boyfriend1 flowerpower myspace201
    psychology sunshine13 browneyes1 flatblocker r123456789 1zn6fpn01n eastside13 1sexybitch 12345zxcvb arcobaleno
    12345asdfg superman69 slipknot12 ingodwetrust qh6xl1p9xj elizabeth7 metallica2 rememberme stephanie2
    successful nevermind1 football77 brownsugar abc1234567 12345678901234567890 foxracing1 blackwater 1life2live
    qwertyasdfgh idontcare1 happyfeet1 christopher1 1qwertyuio sdf7asdf6asdg8df iloveyou24 j1v1fp2bxm a1234567890
    ghhh47hj7649 hillbilly1 yu5l97wk8q z1x2c3v4b5 icecream12 hamburger1 iloveyou19 superduper november20
    timberland november18 philippine l123456789 iloveyou20 1472583690 bigbrother htubcnhfwbz football01 accounting
    butterfly0 iloveyou17 dangerous1 lzhan16889 3qdlqb49js 123456789x iloveyou07 psicologia apocalypse wednesday1
    limegreen1 0123654789 ilovemymum football88 ilovemike1 schumacher timberlake maplestory westcoast1 runescape2
    qazwsx1234 baseball20 123456789aa dictionary sunshine22 butterfly4 babygurl13 demon12345 sweetiepie
    1234567890z ilovehim12 starburst1 playstatio bobesponja prosperity babygirl17 football18 kamehameha michaeljac
    angeleyes1 t123456789 cheerleade ilovegirls delicious1 1234567890qwertyuiop ilovemydad zmx870919123 1asdfghjkl
    november17 greedisgood minicalibra hgrfqg4577 coregmedia imthebest1 steelers43 copenhagen dragonfire
    marketing1 astalavista francesca1 undercover november23 connection employment november10 tigerwoods
    independent superman21 southside3 liverpool0 motorcycle ronaldo123 zacatecas1 december21 ukflbfnjh12
    november21 viewsonic1 december20 telecaster madison123 ilovemyfam abercrombie waterfall1 1111122222 asdf123456
    9638527410 baseball09 sunshine10 delpiero10 inactive1996aug iw14fi9jwqa demilovato monkey1234 marguerite
    november22 baltimore1 sacramento pandabear1 lydcc20091314 aleksander fisherman1 poptropica jesuslovesme
    avrillavigne ********** brokenhear asdfghjkl; november13 hevhk43n9j minhasenha earnhardt3 ilovemyfamily
    newyork123 perfection december22 counterstrike password44 lkjhgfdsa1 amdturion64 coolbeans1 crepusculo
    sexyblack1 baseball16 ilovemylife 0icotpd785 123password 123456789+ ilovemykid confidence shakespeare
    montgomery dolphins13 opernhaus1 november15 password89 password1! pittsburgh icxkyb7972 fcbarcelona cool123456
    afghanistan chicharito crystal123 neworleans love4ever1 hollywood2 dance4life december13 159753159753
    realnigga1 computadora wsbe279qsg baseball18 mathematics superstar2 tombrady12 woodstock1 dddddddddd
    superman22 stratocaster m1am1b3ach butterfly! qwertyytrewq liverpool7 transforme michelle11 carpediem1
    capricornio education1 spongebob9 gangsta123 jaigurudev 31x7t5xbke benjamin15 september3 forgotten1 bwfq23jp7f
    esperanza1 december23 football17 sunshine69 millennium forzanapoli 10987654321 rockandroll lilwayne12
    sugarbear1 fxzz75$yer 121324810z michelle13 november16 lovelygirl electronics iloveryan1 password27 loserface1
    1qaz2wsx3e ilovedavid scooter123 victoria12 dfg5fhg5vgfh1 polarbear1 1q2w3e4r5t6 ryan962052 qugrqfo825
    chinchilla babygirl24 december11 blackrose1 123456789y allahakbar gearsofwar alexander3 3syqo15hil k47rizxt2g
    marseille1 guitarhero yourmom123 123123123q 123456asdf newpasswor 1234567891234567 happydays1 rfhfvtkmrf
    football54 december17 123admin321a taekwondo1 ichliebedi breakdance 123456789qwerty selenagome engineering
    quicksilver minnesota1 snoopdogg1 fuckyouall googletester qpwoeiruty glamorous1 peppermint salvation1
    hellraiser hawkesbury93 amoreterno allrecipes 1chocolate pocahontas constantine password32 fuckmehard
    qwertqwert spiderman7 hallohallo oks65b6666 cameron123 antonio123 december15 darkknight nha7ebf6kp hx28o9e646
    december18 q0tsrbv488 messenger1 chocolate5 september8 helicopter newthree51 qazwsxedcrfvtgb flowers123
    football28 password06 pqntmt1247 oldschool1 hotmail.com edxk20qmfs spongebob7 gossipgirl chelle1234 jjjjjjjjjj
    jesuslives 1q2q3q4q5q f1uuhza723 baseball08 november14 1234567898 elizabeth9 juggalo420 fuckthewor baseball33
    q1w2e3r4t5y6u7i8o9p0 production baseball19 elisabeth1 gangster12 december16 pennstate1 happy12345 poopmaster
    broadband1 elizabeth8 0147896325 7418529630 hbhc8290826 3526535265 karakartal football95 gtavicecity
    13587930210 w123456789 magdalena1 imyaimyaimya letmeinnow spionin8688 painkiller elizabeth0 iloveyou<3
    randyorton asdasdasd1 qq123456789 football16 supernova1 qazxswedcvfr 0987654321q kirill1990 d0r1nc0urt
    olo65b6666 myspacepas johncena54 lovemykids 123456789qw supervisor superwoman november25 jordan2345 password66
    doggystyle happyhappy 1211109032 blablabla1 yellowcard resing1965 beethoven9 xige5516726 blackcat123
    sweetangel iloveyoux3 staredobre december31 element123 yemi19900911 q1q2q3q4q5 nomeacuerdo password123456
    123456789qaz 31081981rs qiciqdp162 chocolate9 vascorossi september7 thissucks1 gwarmonster cheguevara
    ss563563ss teddybear2 pakistan12 jkiuztdftl57 richardson lebronjame trapdoor60 povlmly727 honeybunny
    lightning2 xantria10315 kuana230345 doodlebug1 mnbvcxz123 tinkerbell1 aksrms8010 starwarsfan10 skaterdude
    blkdrag0ns incredible hannahmontana familiyafamiliya linkedin11 christmas2 wrasloco11 pinkpanther whitetiger
    dangerous12 teonamaria1 jiang8kevin n123456789 barbiegirl cds04121989 seminoles1 sexychick1 hannover96
    vitor1268123 sabrina123 kittykitty michelle01 spider-man maximiliano football19 m01759766727 123456789101112
    trackstar1 weronika1992 1234567890123 12345678987654321 carpenter1 chocolate8 goodtimes1 summer2008 cxfcnkbdfz
    neworleans12345 william2631 courtney12 yggdrasil4 aug!272010 mamikawada tuputamadre charly2004 nicholas12
    illuminati @bigmir.net cookiemonster komputer12 football27 qwerty123456789 spongebob0 sunshine21 depechemode
    fullmetal1 3141592654 iloveyouso nickiminaj akademiks11 qwert54321 natiichen999 newjersey1 basketbal9
    football56 starwars111 skateordie november24 cordell123 henderson1 123456789as ledzeppelin steflio3123
    wonderwoman armstrong1 ffffffffff 000000000000 goodmorning alejandro2 december28 kinomoto89 jarox1301!
    billiejoe1 november27 sexybitch2 moonshine1 superman01 chocolate4 kissmyass2 ghbdtnrfrltkf december14
    girlygirl1 softball21 nothings123 520love101182 matyas2001 kkkkkkkkkk leolong1985 111111111111111 santamaria
    butterball hollister3 forgetmenot rangerover hans4queck kartoffelpuffer lightpower12345 maella1311 vfhbjk1801
    abcdefghi1 asdfghjkl12 farfallina lionheart1 ladiesman1 ilovejames softball23 unforgiven hannahmont
    angelseye22 southside2 christian7 virtue1234 butterflies stefangreil1983 nottingham total12scherz edwardcullen
    2kroliczek southwest1 adams33486 serafina14 gggggggggg salmankhan qwe123qwe123 christina2 saxophone1
    mario140773 iloveyou88 proverbs31 cosmopolitan wpcakir264 sexymama12 somanypickles27 ahbird1984 killer1234
    armorgames michaeljackson nickelback zaq1xsw2cde3 pakistan786 weyersheim emmanuelle kassandra1 daredevil1
    minecraft123 leliane50934 johnny1959 guillermo1 kmzwa8awaa moderncombat 2pacshakur concepcion owt243ygbh
    phoenix888 supermanboy softball15 littlegirl redemption roanne42300 faca210898 monstercha istanbul34
    marek14michal przyjaciolki heartbroke laurel12creek residentevil lovehurts2 yandi20080527 computer11
    ezekiel11991 yaoiisgrand electronic iamawesome boguska123 gigaman8891 thebears12 heather123 accountant
    november30 jellybeans marvel5454 aquamarine nevergiveup grasshopper mustang123 almario927 123456789000
    ibicguwjic redskins21 foundation arabella24630 november26 poiuytreza spiderman4 rubberduck 20070509031
    sunshine23 meatball99 heterosexual manchesterunited blackhawk1 skittles12 football45 krystyna56 qwertyu123
    schokolade igetmoney1 toulouse31 tiffany123 metallica6 sebastian106 2416101113 josemanuel independen
    agnieszka1 knackwurst8853 1234567890987654321 ethanryan01 babygirl06 babygurl14 pimpjuice1 donaldduck
    fallen_angel
    """#

  private static let shortWords = #"""
    123456 123456789 qwerty password 111111 12345678 abc123 1234567 password1 12345 123123 000000 iloveyou monkey
    dragon 123456a 654321 123321 666666 1qaz2wsx 121212 myspace1 123qwe a123456 1q2w3e4r 123abc qwe123 7777777
    qwerty123 987654321 target123 zxcvbnm tinkle qwerty1 222222 1g2w3e4r gwerty zag12wsx gwerty123 555555 fuckyou
    asdfghjkl 112233 1q2w3e qazwsx 123123123 princess computer 12345a 159753 ashley michael football 1234qwer
    sunshine aaaaaa iloveyou1 fuckyou1 789456123 daniel asdfgh 777777 123654 11111 princess1 999999 abcd1234
    11111111 shadow 888888 superman football1 love123 jordan23 jessica 12qwaszx baseball monkey1 killer a12345
    master asd123 samsung charlie azerty soccer jordan 88888888 michael1 jesus1 blink182 789456 qwer1234 linkedin
    babygirl1 thomas q1w2e3r4 status michelle liverpool nicole 333333 asdasd qwert j38ifubn 131313 987654 lovely
    andrew gfhjkm joshua anthony hello1 justin angel1 zxcvbn hello iloveyou2 1111111 jennifer naruto tigger hunter
    welcome 159357 babygirl 147258369 pokemon 101010 bitch1 jessica1 robert 102030 parola secret 5201314 fuckyou2
    696969 loveme 123456q purple mother anthony1 apple qazwsxedc money1 trustno1 matthew buster baseball1 andrea
    hannah freedom passw0rd soccer1 iloveu chelsea george friends william samantha amanda golfer summer chocolate
    asdf1234 qwerty12 number1 flower maggie letmein charlie1 pakistan batman superman1 asshole1 butterfly 147258
    marina 010203 forever qweqwe fuk19600 12341234 mustang sunshine1 internet alexander london harley 29rsavoy
    ashley1 pepper xbox360 q1w2e3 00000000 family whatever joseph loveyou jasmine orange cookie 50cent junior
    212121 qweasdzxc martin 1qazxsw2 hello123 lol123 google ginger password2 111222 patrick shadow1 jordan1
    12344321 arsenal abcdef mylove nicole1 starwars taylor brandon 232323 angel love12 brandon1 diamond snoopy
    12345q myspace asshole qweasd chris1 matrix mickey jonathan school melissa eminem 1234561 lovers cheese
    richard yellow nikita oliver bailey christian sophie mercedes victoria 147852 matthew1 peanut 290966 456789
    wall.e 12413 million2 tudelft benjamin dpbk1234 red123 abcdefg u38fa39 dragon1 sandra happy1 asdasd5 123654789
    444444 elizabeth prince banana angels angela samuel qqqqqq qwertyu amanda1 barcelona zaq12wsx computer1 hockey
    monster michelle1 ghbdtn william1 nathan 55555 chicken 11223344 carlos antonio welcome1 123789 gabriel silver
    justin1 killer1 lucky1 jasmine1 bubbles hunter1 slipknot jackson purple1 morgan austin rainbow andrew1 daniel1
    hottie1 fuckoff madison natasha vanessa metallica adidas america xxxxxx mommy1 chicken1 252525 87654321 jesus
    james1 spiderman alexis lauren ferrari 456123 steven 147852369 qwaszx robert1 pokemon1 nirvana buddy1 bandit
    nicholas 123qweasd danielle 0123456 asdfasdf scooter hannah1 destiny juventus rachel chelsea1 cookie1 qazxsw
    a838hfid 1234567a 142536 monica loveme1 stella a1b2c3 freedom1 zzzzzz america1 00000 741852963 999999999
    qwertyui jennifer1 1234abcd yamaha victor 123asd ronaldo smokey taylor1 cocacola money booboo heather madison1
    success 7654321 david1 1password joshua1 november buster1 daddy1 jasper samantha1 mustang1 edward tennis
    zxc123 qaz123 diamond1 lovely1 qqww1122 whatever1 family1 valentina friend sweety tigger1 exigent music1
    nothing harley1 chester casper thomas1 super123 hahaha a1b2c3d4 cheese1 n0=acc3ss david 098765 alexandra
    canada olivia december sabrina mynoob dennis dakota patricia playboy barbie friends1 johnny summer1 music
    loulou nicolas pretty qwert1 maggie1 charles mexico1 phoenix lover1 123456m thunder rebecca beautiful spider
    carolina batman1 vincent jeremy yankees dallas master1 heather1 sebastian iloveu2 cameron sexy123 pepper1
    midnight 852456 guitar caroline elephant weed420 yankees1 scorpion dolphin 124578 tweety bubbles1 fuckoff1
    fucker peanut1 patrick1 pussy1 lalala louise fuckme lovelove cowboys1 veronica sparky adrian naruto1 iw14fi9j
    newyork september scooby heaven mother1 loser1 melissa1 135790 tigers jessie crystal chris gemini peaches
    merlin spongebob 123456s 1a2b3c raiders1 12121212 qazwsx123 246810 stephanie shannon james zxcvbnm1 iloveyou!
    sakura apples precious lakers 134679 a1234567 sergey 555666 poohbear 202020 159951 jackie cristina jackson1
    ginger1 aa123456 daniela pussy test123 123456j rocky1 muffin yellow1 newyork1 cooper 753951 apple1 flower1
    sammy1 cherry 010101 123456b richard1 flowers monster1 destiny1 diablo blessed1 beauty slipknot1 mexico
    emmanuel winston nigger1 maverick genius toyota tiffany 741852 charlotte creative baby123 winner onelove
    badboy tiger1 softball iloveu1 joseph1 hotmail mickey1 brittany asdf123 murphy sayang compaq manuel kristina
    scorpio garfield 1314520 hottie stupid1 aaaaa carmen qazqaz stalker austin1 doudou scooter1 lastfm brandy
    1a2b3c4d steelers 151515 0000000 booboo1 claudia kitty1 m123456 rabbit isabella pimpin1 fuckme1 august october
    badoo boomer orange1 dexter samson bailey1 123456abc myspace2 green1 12345678a kimberly crazy1 angelo qwert123
    popcorn 123456d ranger 456456 cowboys q123456 happy black1 passion shorty christ snickers tyler1 albert soleil
    guitar1 blessed krishna junior1 alyssa shorty1 forever1 lucky7 barney andrey icecream bitch cameron1 karina
    963852741 samsung1 melanie brittany1 bismillah babyboy1 fucker1 eagles letmein1 iloveme danielle1 leonardo
    coffee windows police christine dancer woaini j123456 gangsta1 password! miguel cowboy arsenal1 love13 smokey1
    swordfish 951753 winter pass123 fucku2 maxwell denise asdfgh1 bubba1 fernando q12345 54321 horses hardcore
    kitten sydney george1 francis cassie pumpkin twilight marlboro rangers 7758521 secret1 pretty1 martina florida
    player1 fylhtq lauren1 141414 natalie barbara jason1 s123456 molly1 dolphin1 pookie hiphop bond007 rockstar
    chivas1 abc123456 nathan1 stupid 123qwe123 fishing 123123a john316 vfhbyf starwars1 greenday maria loveyou1
    321321 trinity tiffany1 fatima skater1 abc1234 angelina kobe24 google1 bonnie lucky alexis1 fluffy courtney
    playboy1 123456z 007007 crystal1 turtle school1 father darkness b123456 kissme alejandro corvette marseille
    roberto sweet1 player lollipop biteme jackass sarah1 password3 qwerty7 lolita sexy12 candy1 simone jonathan1
    brooklyn 786786 alicia honey motorola nicholas1 angel123 simple jackass1 slayer 012345 portugal shelby
    rainbow1 poohbear1 chicago steven1 snowball 123456c awesome morgan1 vfrcbv iloveme1 natalia golden people
    sweetie 454545 raiders boston sharon tucker shannon1 logitech pa55word teresa wilson snoopy1 mnbvcxz 789789
    kevin bonjour lovers1 242424 aaaaaa1 blue123 pamela remember catherine redsox kenneth klaster victoria1 ssssss
    popcorn1 ihateyou 9379992 eminem1 isabelle hockey1 cricket lakers24 seven7 bulldog lizottes 123456k marcus
    sarah kevin1 steelers1 love11 edward1 password. marley willow fender yfnfif aaaaaaaa connor single magic
    blessing rockstar1 camille indian qazwsx1 peaches1 never tweety1 amber1 aaa111 nastya florida1 superstar
    love4ever 123456t goodluck asdfghjk bella1 hammer thunder1 stephen chance marine marvin 121314 changeme
    santiago happy123 abcdefg1 carlos1 loveme2 bigdaddy marie1 satan666 daisy1 d123456 hotdog abcd123 cutie1
    mmmmmm z123456 arthur iverson3 vanessa1 123456l 234567 iceman tintin johnson svetlana chester1 cookies orlando
    parker teacher miller freddy porsche 090909 bullshit yourmom1 rachel1 loverboy fyfcnfcbz fuckyou! rush2112
    angelica travis spencer midnight1 sunday please love1234 gateway williams babygurl1 monika 321654 ladybug
    gracie asdfg nissan asdfjkl tiger sunflower 666999 sweetpea 5555555 55555555 greenday1 jason sasuke raymond
    zachary charles1 123698745 precious1 evildick 456852 a12345678 brooklyn1 8675309 dallas1 tamara lollol aaaaa1
    paradise 111111a abc12345 money123 bianca lakers1 poopoo shopping lebron23 emily1 winnie baby12 sophia
    kawasaki inuyasha doctor 12345t fktrcfylh lucky13 andrei sierra julian bigboy pantera 22222222 171717 nascar
    lorenzo 21212121 genesis babyboy jacob1 qqq111 vladimir christina andrea1 facebook nelson soccer12 dolphins
    scarface frankie january maryjane montana sweet bandit1 qq123456 123454321 giovanni 159159 hahaha1 ricardo
    mylove1 career121 johnny1 australia jerome soccer10 jeffrey sassy1 ig4abox4 rebecca1 xavier asdfghj asdasdasd
    vampire dakota1 brenda westside 1478963 minnie honey1 falcon green brianna1 qw123321 eagles1 rosebud laura
    getmoney1 francesco baller1 asdfg1 nigger zoosk claire ronaldo7 bobby1 sergio alex123 sairam 123456aa savannah
    timothy 111222333 scooby1 disney 1q1q1q abigail jaguar katie1 sterling sophie1 italia warcraft 123456r mariana
    isabel zaqwsx 100200 maksim blabla brooke patches jesus123 monkey123 jackie1 chicago1 courtney1 dancer1
    bigdaddy1 mahalkita musica 520520 rental oliver1 valentin awesome1 butter love22 alberto cherry1 london1
    bigboy1 565656 nigga1 teddybear cjkysirj cat123 single1 1qwerty walter black banana1 c123456 apple123 maria1
    lover gabriel1 gateway1 dominic michele champion helpme kitty nintendo alyssa1 qwerasdf cancer 963852 778899
    marie password7 oscar1 jasmin tigers1 danny1 france element1 justine hawaii buddy maximus chouchou passwort
    united francesca manutd victory darling natalie1 fishing1 student rafael animal regina abcdefgh love69 spirit
    carter 181818 123456g bitch123 1234321 jamaica mariposa gabriela abcdef1 dreams cheyenne calvin zachary1
    zaq123 super panther sniper poop123 kayla1 england willie 123zxc eduardo copper happiness bob123 7895123
    veronika penguin valeria love23 antonio1 yahoo1 napoli brianna blahblah georgia eddie1 millie diesel monkey12
    redsox1 111111111 engineer pass1234 sexy69 skater camaro hallo bigdog virginia ybccfy 123qaz 1234560 mohamed
    estrella gloria simpsons donald anderson dog123 blue22 newlife chris123 suzuki leslie oksana princesa 123321a
    grandma1 skyline twilight1 audrey 77777777 100000 bradley warrior martin1 bitches1 scarface1 godisgood kisses
    tristan 147896325 sweet16 potter adriana giuseppe wwwwww trouble jimmy1 cupcake liberty aleksandr smile
    softball1 pumpkin1 maddie shelby1 pimpin celtic online 123456e miranda hesoyam angels1 wizard 262626 pierre
    debbie rey619 jeremy1 legolas fucku1 speedy allison love101 kingkong vkontakte sexsex loveyou2 badboy1 9111961
    ruslan benjamin1 knight domino ladybug1 skate1 barbie1 taurus silver1 bobby rascal silvia monday jessie1
    monique 258456 apples1 hallo123 pink123 adgjmptw mercury qw123 cookies1 olivia1 tyler florence margarita
    children skittles polina pepsi1 justice booger nokia 123451 cristian soccer11 dreamer serenity honda1 angela1
    hollywood fuck123 mamapapa siemens ncc1701 esther qawsed gregory love14 avatar zzzzzzzz sister panasonic
    password5 element 31415926 business inuyasha1 colorado rangers1 minecraft 191919 camila microsoft sabrina1
    amoremio ronald p@ssw0rd natali nirvana1 prince1 asdasd123 monkey2 gangster asasas 25802580 cassie1 sammy
    jupiter texas1 qwer123 stanley madonna rocket 1bitch serega apollo 909090 brandy1 missy1 123987 internet1
    serena valerie airforce1 jenny1 123457 kelsey pebbles sample123 catdog asdzxc system cowboy1 flowers1 megan1
    icecream1 donkey danger chichi christmas dbrnjhbz titanic 123456p thebest packers vegeta hitman drowssap
    gizmo1 molly kathleen hamster bulldog1 cupcake1 ireland india lasvegas westside1 brooke1 blondie frankie1
    javier sports smiley babydoll gangsta sultan nfnmzyf kirill johncena1 223344 qwqwqw redneck1 coucou marshall
    110110 casper1 compaq1 sam123 rammstein basket truelove security jayjay jackson5 aaron1 elena skippy india123
    19871987 192837465 445566 madrid snickers1 pookie1 myspace! ronnie rocky admin123 jesus7 tommy1 sparky1
    people1 peter 1qaz1qaz 321654987 jetaime legend katrina shithead harvey scotland tanner pauline a1s2d3f4
    violet fantasy bella stefan kimberly1 k123456 alexandre poiuyt celine killer123 friday gandalf spencer1
    aaaaaaa nikki1 phoenix1 j12345 pikachu robbie pizza1 dddddd zaq1xsw2 qwertz philips manman francisco chocolat
    jesus777 asdfjkl: fluffy1 bambam smiles cool123 viktor casanova spanky 99999999 aurora gordon unicorn muffin1
    carpediem mitchell franklin stonecold iloveyou. daisy loser 323232 alejandra chivas jasper1 froggy love10
    19851985 kelly1 12369874 rhbcnbyf jenny douglas russia handsome pussy69 love21 muhammad maxwell1 santos
    phantom lorena tatiana lalala1 margaret baxter anastasia babygirl2 viking travis1 savannah1 little1 kelly
    sweetie1 platinum maurice piglet eclipse elijah 1234567q super1 fatboy pppppp idontknow linked tomtom tinker1
    passport andres 1blood d1lakiss 080808 access garcia katherine admin m12345 charmed hotmail1 wolverine monica1
    sexyboy britney patches1 mahalko mozart jamesbond loving snowball1 272727 123321123 cutiepie power ballin1
    grace 13579 wisdom 147147 gangster1 bunny1 valentine church michel nicola sandra1 cambiami abcde corazon
    hercules kingdom anhyeuem chloe1 candy tinker beatrice 69696969 14789632 green123 horses1 everton trouble1
    fashion peace1 19841984 theman emily comeon11 gibson myspace12 lolipop 161616 12345m 112358 goldfish 98765
    james123 saibaba toshiba sandy1 dylan1 maradona 12345s cooper1 marcus1 winston1 puppy1 19861986 lawrence
    kitkat network trevor amsterdam diamonds beatles maganda norman jamie1 joanna marcel 787878 cthutq damian
    123456f enigma mercedes1 yoyoyo turtle1 123000 bulldogs anton soccer13 bingo1 penis1 felipe boston1 1234asdf
    135792468 yahoo.com forever21 star123 success1 test1234 mario trinity1 shalom kkkkkk hotdog1 promise einstein
    digital jayden marion sasha pass1 reggie jimmy princess2 brother matteo melody english 123456123 karate
    omsairam germany brian harrison casey1 onelove1 369369 angel12 elaine bubble simona ihateyou1 heaven1 max123
    brian1 polska 123456y buttercup soccer7 julien cocacola1 gunner benfica johncena power1 billy nathalie
    1qa2ws3ed danny hello12 infinity soccer123 wordpass hjvfirf timothy1 saturn runescape argentina stargate
    penelope helena loveu2 spartak sasha1 pandora hahahaha scoobydoo stephen1 redskins baller captain forest
    pogiako manager water1 sweets ranger1 mom123 georgia1 zxcv1234 colombia 282828 amelia spring general 19891989
    therock milano arnold swimming poopoo1 orlando1 eugene little jacket025 dinosaur nonmember lacrosse zidane
    eagle1 travel moomoo ciaociao 12345r 654123 qwerty321 digital1 maryjane1 nothing1 ilovegod myname thuglife
    trfnthbyf asdqwe123 thx1138 wesley colt45 grandma teddy1 19921992 dianne 123789456 hg0209 dragons catdog1
    nadine rusty1 jesse1 summer08 chopper chacha zxczxc duncan football2 subaru billy1 penis blood1 tennis1
    sureno13 bbbbbb pickle iverson kittycat kitten1 password4 bullet russell fatboy1 asdf12 butter1 sadie1
    cleopatra denise1 testing tequiero flatron shithead1 oscar alaska charly gordon24 kristen walker gracie1
    qweasd123 bullshit1 qazwsx12 020202 faith1 143143 mememe nigga 420420 boobies cynthia laura1 david123 sammie
    monique1 adrian1 12345j perfect 19821982 victor1 godzilla mylife hummer 123321q pascal a11111 r123456 19801980
    justme bowwow1 butthead elephant1 love15 dustin cutiepie1 ?????? smile1 bamboo katerina magic1 brutus 303030
    katie 11112222 harry1 ganesh sexygirl1 11235813 roland youbye123 yahoo porsche1 pippo cecilia blue12 martinez
    daddy buddy123 fabian mario1 pineapple panthers e123456 peterpan pa55w0rd joker1 allison1 birthday alfred
    houston1 samuel1 startrek 313131 hacker fuckyou69 vincent1 070707 federico bernard houston mybaby holiday
    fondoom fktrctq catch22 napoleon mountain honda ciccio berlin smoke420 qazxswedc steve pitbull ass123 babygurl
    987456 alabama mohammed college charmed1 lindsay chopper1 logan1 drummer1 linkin iloveme2 12301230 music123
    oicu812 michigan packers1 753159 l123456 wildcats skittles1 isabella1 19831983 louise1 scotty 911911 gggggg
    raymond1 bradley1 naruto123 galina 123098 martha hassan mariah boomer1 bitches qwe12345 9-11-1961 biteme1
    yourmom booger1 asd123456 marco spurs1 catalina my3kids solomon philip goober iloveyou3 caramel change looking
    13131313 vfvjxrf bubba amber peewee spitfire something panther1 sunny1 tommy
    """#
}
