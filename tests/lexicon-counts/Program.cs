using Hearsay.LexiconCounts;

return Recount.Run(Console.Out);
