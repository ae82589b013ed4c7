using Hearsay.QueryBenchmark;

return await Benchmark.RunAsync(args, Console.Out, Console.Error);
