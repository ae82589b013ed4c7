using Hearsay.Query;
using Hearsay.ServiceDefaults.Hosting;

return args is ["rebuild", .. var rest]
    ? await RebuildVerb.RunAsync(rest)
    : await ServiceProgram.RunAsync(args, QueryComposition.Definition);
