using Hearsay.Ingestion;
using Hearsay.Messaging;
using Hearsay.ServiceDefaults.Hosting;

return args is ["outbox", "republish", .. var sent]
    ? await RepublishProgram.RunAsync(sent, work => ServiceVerb.RunAsync([], IngestionComposition.Definition, "could not republish", work))
    : await ServiceProgram.RunAsync(args, IngestionComposition.Definition);
