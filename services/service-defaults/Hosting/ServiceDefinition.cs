using Hearsay.Postgres;
using Microsoft.AspNetCore.Builder;

namespace Hearsay.ServiceDefaults.Hosting;

/// <summary>What tells one service from another; the rest is the same for all.</summary>
/// <param name="Name">Service name in traces and logs, and the Dapr app id.</param>
/// <param name="Schema">Schema that it owns.</param>
/// <param name="Add">Registers what it needs.</param>
/// <param name="Map">Maps its gRPC services.</param>
public sealed record ServiceDefinition(string Name, ServiceSchema Schema, Action<WebApplicationBuilder> Add, Action<WebApplication> Map);
