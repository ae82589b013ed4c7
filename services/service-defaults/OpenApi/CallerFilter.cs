using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi.Models;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Hearsay.ServiceDefaults.OpenApi;

/// <summary>Says of each call who may make it.</summary>
internal sealed class CallerFilter : IOperationFilter
{
    public const string Scheme = "token";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var callers = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Select(data => data.Policy).OfType<string>().ToList();
        if (callers.Count == 0)
        {
            return;
        }

        operation.Security.Add(new OpenApiSecurityRequirement
        {
            // OpenAPI 3.0 has no roles of a token here, so the text says them.
            [new OpenApiSecurityScheme { Reference = new OpenApiReference { Type = ReferenceType.SecurityScheme, Id = Scheme } }] = [],
        });
        operation.Description = $"{operation.Description} Callers: {string.Join(", ", callers)}.".Trim();
    }
}
