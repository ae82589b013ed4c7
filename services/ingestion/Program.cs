using Hearsay.Ingestion;
using Hearsay.ServiceDefaults.Hosting;

return await ServiceProgram.RunAsync(args, IngestionComposition.Definition);
