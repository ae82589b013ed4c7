using Hearsay.EngineBenchmark;

return Benchmark.Run(args, Console.Out, Console.Error);
