// YT.Player over messages, as YouTube's own does it: "listening" until the frame answers, commands
// one way, deliveries of info the other. Like the real one it tells YouTube where it runs.
(() => {
  const SITE = "https://www.youtube.com";
  let count = 0;
  class Player {
    constructor(place, { videoId, playerVars = {}, events = {} }) {
      this.id = ++count;
      this.info = {};
      this.events = events;
      const query = new URLSearchParams({
        ...playerVars, enablejsapi: 1, origin: location.origin, widgetid: this.id,
        forigin: location.href, widget_referrer: document.referrer,
      });
      const old = document.getElementById(place);
      this.frame = document.createElement("iframe");
      this.frame.id = place;
      this.frame.title = "YouTube video player";
      this.frame.allow = "accelerometer; autoplay; clipboard-write; encrypted-media; gyroscope; picture-in-picture; web-share";
      this.frame.allowFullscreen = true;
      this.frame.referrerPolicy = "strict-origin-when-cross-origin";
      this.frame.src = `${SITE}/embed/${videoId}?${query}`;
      old.replaceWith(this.frame);
      addEventListener("message", (event) => this.hear(event));
      this.calling = setInterval(() => this.send({ event: "listening" }), 100);
    }
    send(message) {
      this.frame.contentWindow.postMessage(JSON.stringify({ ...message, id: this.id, channel: "widget" }), SITE);
    }
    hear({ source, origin, data }) {
      if (source !== this.frame.contentWindow || origin !== SITE) return;
      const { event, info } = JSON.parse(data);
      clearInterval(this.calling);
      if (event === "initialDelivery" || event === "infoDelivery") Object.assign(this.info, info);
      const handler = { onReady: "onReady", onStateChange: "onStateChange", onError: "onError", onPlaybackRateChange: "onPlaybackRateChange" }[event];
      if (handler && this.events[handler]) this.events[handler]({ target: this, data: info });
    }
    call(func, ...args) { this.send({ event: "command", func, args }); }
    playVideo() { this.call("playVideo"); }
    pauseVideo() { this.call("pauseVideo"); }
    seekTo(seconds, ahead) { this.info.currentTime = seconds; this.call("seekTo", seconds, ahead); }
    setPlaybackRate(rate) { this.call("setPlaybackRate", rate); }
    loadVideoById(where) { this.call("loadVideoById", where); }
    cueVideoById(where) { this.call("cueVideoById", where); }
    getCurrentTime() { return this.info.currentTime; }
    getDuration() { return this.info.duration; }
    getPlayerState() { return this.info.playerState; }
    getPlaybackRate() { return this.info.playbackRate; }
    getAvailablePlaybackRates() { return this.info.availablePlaybackRates; }
    getVideoData() { return this.info.videoData; }
  }
  Object.assign(YT, { Player, loaded: 1 });
  if (window.onYouTubeIframeAPIReady) window.onYouTubeIframeAPIReady();
})();
