import type { Draw } from '../draw.ts'
import { vetoPackets } from '../packet-hooks.ts'
import type { Stage } from '../stage.ts'

/** Something that goes wrong on the way and does not keep the subgoal from being reached. */
export interface Adversity {
  readonly title: string
  readonly begin: (stage: Stage) => void
}

const nothing: Adversity = { title: '', begin: () => undefined }

/** The server stands still for some ticks now and then. */
function lag(draw: Draw): Adversity {
  const [every, lasts] = [draw.whole(20, 40), draw.whole(2, 8)]
  return {
    title: `, while the server hangs for ${lasts} of ${every} ticks`,
    begin: ({ server }) => {
      const tick = server.tick.bind(server)
      // What was arranged just now still arrives.
      let turn = lasts
      server.tick = () => {
        if (++turn % every >= lasts) tick()
      }
    },
  }
}

function hurt(draw: Draw): Adversity {
  const health = draw.whole(9, 16)
  return {
    title: `, hurt to ${health}`,
    begin: ({ player }) => {
      player.body.health = health
      player.vitalsChanged = true
    },
  }
}

/** One blow on the way. */
function blow(draw: Draw): Adversity {
  const atTick = draw.whole(5, 30)
  return {
    title: `, with a blow after ${atTick} ticks`,
    begin: (stage) => {
      const due = stage.tick + atTick
      stage.eachTick(() => {
        if (stage.tick === due) stage.player.hurt(2, 'generic')
      })
    },
  }
}

/** The server puts the body back once or twice. */
function correction(draw: Draw): Adversity {
  const ticks = [draw.whole(5, 15), draw.whole(20, 40)]
  return {
    title: ', with the place corrected twice',
    begin: (stage) => {
      const from = stage.tick
      stage.eachTick(() => {
        if (!ticks.includes(stage.tick - from) || !stage.player.alive) return
        const { x, y, z } = stage.player.body.position
        stage.player.teleport(x, y, z)
      })
    },
  }
}

/** The server does not answer the first dig or placement. */
function firstRefused(draw: Draw): Adversity {
  const packet = draw.pick(['block_dig', 'block_place'])
  return {
    title: `, with the first ${packet} lost`,
    begin: (stage) => {
      let left = 1
      vetoPackets(stage.server, packet, () => left-- > 0)
    },
  }
}

/** Adversities that any kind of subgoal survives; none at all in half of the cases. */
export function drawAdversity(draw: Draw): Adversity {
  if (draw.chance(0.4)) return nothing
  return draw.pick([lag, hurt, blow, correction])(draw)
}

/** As `drawAdversity`, for deeds that try again what was refused once. */
export function drawAdversityOfWork(draw: Draw): Adversity {
  return draw.chance(0.2) ? firstRefused(draw) : drawAdversity(draw)
}
