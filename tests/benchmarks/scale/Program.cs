using Hearsay.ScaleBenchmark;

return await Benchmark.RunAsync(args);
