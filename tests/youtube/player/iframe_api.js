// Like YouTube's own: a few lines that load the script with the real API.
window.YT = window.YT || { loading: 0, loaded: 0 };
if (!YT.loading) {
  YT.loading = 1;
  const script = document.createElement("script");
  script.src = "https://www.youtube.com/s/player/0/www-widgetapi.vflset/www-widgetapi.js";
  document.head.append(script);
}
