using Hearsay.PipelineBenchmark;

return await Benchmark.RunAsync(args, Console.Out, Console.Error);
