// What somebody would build instead: grammY with its runner, a session in memory for each chat, one answer to each text.
import { Bot, InlineKeyboard, session } from "grammy";
import { run, sequentialize } from "@grammyjs/runner";

const [token, apiRoot] = process.argv.slice(2);
const bot = new Bot(token, { client: { apiRoot } });
const key = (context) => context.chat?.id.toString();
const steps = ["start", "ask", "card", "try", "plan"];

bot.use(sequentialize(key));
bot.use(session({ initial: () => ({ step: 0, count: 0 }), getSessionKey: key }));
bot.on("message:text", (context) => {
  const state = context.session;
  state.count += 1;
  state.step = (state.step + 1) % steps.length;
  const keyboard = new InlineKeyboard()
    .text("We feel distant", `${state.count}.a`)
    .text("The two kinds", `${state.count}.b`)
    .text("Idea for tonight", `${state.count}.c`);
  return context.reply(`<b>${steps[state.step]}</b>: hello for the ${state.count}th time. What brings you?`, {
    parse_mode: "HTML",
    reply_markup: keyboard,
    link_preview_options: { is_disabled: true },
  });
});

const runner = run(bot);
process.on("SIGTERM", () => runner.stop());
