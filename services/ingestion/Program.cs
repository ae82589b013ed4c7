using Hearsay.Ingestion;
using Hearsay.Messaging;
using Hearsay.ServiceDefaults.Hosting;

return args switch
{
    ["outbox", "republish", .. var sent] =>
        await RepublishProgram.RunAsync(sent, work => ServiceVerb.RunAsync([], IngestionComposition.Definition, "could not republish", work)),
    ["dlq", .. var asked] => await DeadLetterProgram.RunAsync(asked, work => ServiceVerb.RunAsync([], IngestionComposition.Definition, "dlq", work)),
    _ => await ServiceProgram.RunAsync(args, IngestionComposition.Definition),
};
