using Hearsay.ClaimQuality;

return ClaimsBenchmark.Run(args, Console.Out);
