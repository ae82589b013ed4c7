using Hearsay.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi.Models;

namespace Hearsay.ServiceDefaults.OpenApi;

/// <summary>The OpenAPI document of a service's JSON calls, made from its gRPC methods and their comments; at /openapi/v1.json.</summary>
internal static class OpenApiDocument
{
    private const string Version = "v1";

    /// <summary>Adds what makes the document.</summary>
    public static void AddOpenApi(this WebApplicationBuilder builder, string service)
    {
        builder.Services.AddGrpcSwagger();
        builder.Services.AddSwaggerGen(document =>
        {
            document.SwaggerDoc(Version, new OpenApiInfo
            {
                Title = $"Hearsay {service}",
                Version = Version,
                Description = "What gRPC answers, as JSON. Times are RFC 3339, 64-bit numbers strings, spans [start, end) in Unicode code points.",
                License = new OpenApiLicense { Name = "Apache 2.0", Url = new Uri("https://www.apache.org/licenses/LICENSE-2.0") },
            });
            var comments = Path.ChangeExtension(typeof(AppIds).Assembly.Location, "xml");
            document.IncludeXmlComments(comments);
            document.IncludeGrpcXmlComments(comments);
            document.AddSecurityDefinition(CallerFilter.Scheme, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "A token of the issuer that the service believes; none where callers are not asked for one.",
            });
            document.OperationFilter<CallerFilter>();
        });
    }

    /// <summary>Serves the document to everybody: it says no more than the contracts, which are public.</summary>
    public static void MapOpenApi(this WebApplication app) => app.MapSwagger("/openapi/{documentName}.json").AllowAnonymous();
}
