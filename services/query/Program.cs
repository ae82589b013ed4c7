using Hearsay.Messaging;
using Hearsay.Query;
using Hearsay.ServiceDefaults.Hosting;

return args switch
{
    ["rebuild", .. var rest] => await RebuildVerb.RunAsync(rest),
    ["dlq", .. var asked] => await DeadLetterProgram.RunAsync(asked, work => ServiceVerb.RunAsync([], QueryComposition.Definition, "dlq", work)),
    _ => await ServiceProgram.RunAsync(args, QueryComposition.Definition),
};
