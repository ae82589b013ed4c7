using Hearsay.Extraction;
using Hearsay.ServiceDefaults.Hosting;

return await ServiceProgram.RunAsync(args, ExtractionComposition.Definition);
