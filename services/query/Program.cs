using Hearsay.Query;
using Hearsay.ServiceDefaults.Hosting;

return await ServiceProgram.RunAsync(args, QueryComposition.Definition);
