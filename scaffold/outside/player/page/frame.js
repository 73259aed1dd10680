// The player's own page: YouTube's script runs here and nowhere else. It talks to the page
// around it by messages, and knows neither its address nor its notes.

const API = "https://www.youtube.com/iframe_api";
const PATIENCE = 15000;
const UNSTARTED = -1;
const PLAYING = 1;
const CUED = 5;

let player = null;
let ready = false;
let loaded = "";
let missing = 0;
let asked = 0; // a speed that was asked for while the player still has another; 0 if there is none
let pending = null; // a video that was asked for while the first one was loading

const tell = (message) => parent.postMessage(message, location.origin);

const state = () => {
  if (!ready) return;
  const number = player.getPlayerState();
  const data = player.getVideoData ? player.getVideoData() : null;
  tell({
    kind: "state",
    video: (data && data.video_id) || loaded,
    seconds: player.getCurrentTime() || 0,
    duration: player.getDuration() || 0,
    rate: player.getPlaybackRate() || 1,
    playing: number === PLAYING,
    started: number !== UNSTARTED && number !== CUED,
  });
};

const make = ({ video, seconds, play }) => {
  player = new YT.Player("video", {
    videoId: video,
    playerVars: { autoplay: play ? 1 : 0, start: Math.floor(seconds), playsinline: 1, rel: 0 },
    events: {
      onReady: begin,
      onStateChange: state,
      onPlaybackRateChange: () => { asked = 0; state(); },
      onError: (event) => { clearTimeout(missing); tell({ kind: "error", code: Number(event.data) }); },
    },
  });
};

const begin = () => {
  ready = true;
  clearTimeout(missing);
  if (pending) commands.load(pending);
  pending = null;
  state();
};

const step = (by) => {
  const known = player.getAvailablePlaybackRates() || [1];
  const at = known.indexOf(asked || player.getPlaybackRate());
  asked = known[Math.min(Math.max(at + by, 0), known.length - 1)];
  player.setPlaybackRate(asked);
};

const commands = {
  load: (message) => {
    loaded = message.video;
    if (!player) { make(message); return; }
    if (!ready) { pending = message; return; }
    const where = { videoId: message.video, startSeconds: message.seconds };
    if (message.play) player.loadVideoById(where); else player.cueVideoById(where);
  },
  seek: ({ seconds }) => { player.seekTo(Math.max(seconds, 0), true); state(); },
  play: () => player.playVideo(),
  pause: () => player.pauseVideo(),
  toggle: () => (player.getPlayerState() === PLAYING ? player.pauseVideo() : player.playVideo()),
  slower: () => step(-1),
  faster: () => step(1),
};

addEventListener("message", (event) => {
  if (event.source !== parent || event.origin !== location.origin) return;
  const command = commands[event.data.kind];
  if (command && (ready || event.data.kind === "load")) command(event.data);
});

const lost = () => tell({ kind: "missing" });
const script = document.createElement("script");
script.src = API;
script.onerror = () => { clearTimeout(missing); lost(); };
missing = setTimeout(lost, PATIENCE);
window.onYouTubeIframeAPIReady = () => tell({ kind: "loaded" });
document.head.append(script);
setInterval(state, 250);
