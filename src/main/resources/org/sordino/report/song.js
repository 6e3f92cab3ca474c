(() => {
  'use strict';
  const find = id => document.getElementById(id);
  const plot = find('plot');
  const clips = find('clips').querySelector('tbody').rows;
  const audio = document.querySelector('audio');
  const [seconds, first, step] = ['seconds', 'first', 'step'].map(key => Number(plot.dataset[key]));
  const within = (value, most) => Math.max(0, Math.min(most, value));
  const clock = time => Math.floor(time / 60) + ':' + (time % 60).toFixed(1).padStart(4, '0');
  let at = 0;

  const show = () => {
    at = within(audio ? audio.currentTime : at, seconds);
    find('cursor').style.left = 100 * at / seconds + '%';
    const clip = clips[within(Math.round((at - first) / step), clips.length - 1)];
    const [, genre, probability] = [...clip.cells].map(cell => cell.textContent);
    find('readout').textContent = `${clock(at)}  ${genre} ${probability}`;
    plot.setAttribute('aria-valuenow', at.toFixed(1));
    plot.setAttribute('aria-valuetext', `${clock(at)}, ${genre}`);
  };
  const seek = time => {
    at = within(time, seconds);
    if (audio) audio.currentTime = at;
    show();
  };

  plot.addEventListener('click', event => {
    const box = plot.getBoundingClientRect();
    seek(seconds * (event.clientX - box.left - plot.clientLeft) / plot.clientWidth);
  });
  plot.addEventListener('keydown', event => {
    if (event.altKey || event.ctrlKey || event.metaKey) return; // the browser's own
    const to = {ArrowLeft: at - step, ArrowDown: at - step, ArrowRight: at + step, ArrowUp: at + step,
      PageDown: at - 10 * step, PageUp: at + 10 * step, Home: 0, End: seconds}[event.key];
    if (to !== undefined) {
      event.preventDefault();
      seek(to);
    }
  });
  if (audio) {
    const follow = () => {
      show();
      if (!audio.paused) requestAnimationFrame(follow);
    };
    audio.addEventListener('play', follow);
    ['loadedmetadata', 'seeking', 'seeked', 'timeupdate'].forEach(event => audio.addEventListener(event, show));
    const silent = () => { find('silent').hidden = false; };
    audio.addEventListener('error', silent);
    if (audio.error) silent();
  }
  show();
})();
