/// Frameworks by the names of their files and of what they leave in a page: kits share them, and some mean that a page is built by
/// scripts only.
enum ScriptFrameworks {
    static let finder = WordFinder(table.map(\.mark))

    static let table: [(mark: String, name: String)] = [
        ("jquery", "jquery"), ("vue.", "vue"), ("vue@", "vue"), ("data-v-app", "vue"), ("react-dom", "react"),
        ("react.production", "react"),
        ("data-reactroot", "react"), ("angular", "angular"), ("ng-version", "angular"), ("bootstrap", "bootstrap"),
        ("uni-app", "uniapp"), ("uniapp", "uniapp"), ("uni.webview", "uniapp"), ("layui", "layui"), ("layer.js", "layui"),
        ("chunk-vendors", "webpack"), ("webpackjsonp", "webpack"), ("webpackchunk", "webpack"), ("__next_data__", "next"),
        ("/_next/", "next"), ("__nuxt__", "nuxt"), ("/_nuxt/", "nuxt"), ("vant", "vant"), ("element-ui", "element"),
        ("element-plus", "element"), ("wp-content", "wordpress"), ("wp-includes", "wordpress"), ("flutter", "flutter"),
        ("svelte", "svelte"),
        ("modernizr", "modernizr"), ("swiper", "swiper"), ("dcloud", "uniapp"), ("thinkphp", "thinkphp"), ("shopify", "shopify"),
        ("wixstatic", "wix"), ("squarespace", "squarespace"), ("weebly", "weebly"), ("webflow", "webflow"), ("drupal", "drupal"),
        ("joomla", "joomla"), ("magento", "magento"), ("googletagmanager", "tagmanager"), ("layer/", "layui"), ("mui.min", "mui"),
        ("zepto", "zepto"), ("mescroll", "mescroll"), ("tailwind", "tailwind"), ("antd", "antd"), ("/@vite/", "vite"),
    ]
}
