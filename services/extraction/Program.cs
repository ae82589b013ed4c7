using Hearsay.Extraction;
using Hearsay.ServiceDefaults.Hosting;

return args is ["reextract", .. var rest]
    ? await ReextractVerb.RunAsync(rest)
    : await ServiceProgram.RunAsync(args, ExtractionComposition.Definition);
