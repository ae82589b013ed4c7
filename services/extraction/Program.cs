using Hearsay.Extraction;
using Hearsay.Messaging;
using Hearsay.ServiceDefaults.Hosting;

return args switch
{
    ["reextract", .. var rest] => await ReextractVerb.RunAsync(rest),
    ["outbox", "republish", .. var sent] =>
        await RepublishProgram.RunAsync(sent, work => ServiceVerb.RunAsync([], ExtractionComposition.Definition, "could not republish", work)),
    ["dlq", .. var asked] => await DeadLetterProgram.RunAsync(asked, work => ServiceVerb.RunAsync([], ExtractionComposition.Definition, "dlq", work)),
    _ => await ServiceProgram.RunAsync(args, ExtractionComposition.Definition),
};
