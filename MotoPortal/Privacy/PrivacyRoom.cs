using Microsoft.AspNetCore.Mvc;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data.Workers;
using MotoPortal.Primitives;
using MotoPortal.Privacy.Processing;

namespace MotoPortal.Privacy;

/// <summary>Registers customers' rights (export and erasure) and the retention run.</summary>
internal static class PrivacyRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddPrivacy(this IServiceCollection services) => services
        .AddScoped<PersonExport>()
        .AddScoped<ErasureWorkflow>()
        .AddScoped<RetentionWorkflow>()
        .AddSingleton<ProcessingRecipients>()
        .AddSingleton<ProcessingMeasures>()
        .AddSingleton<ProcessingRecord>()
        .AddWorker<RetentionClock>();

    /// <summary>Maps the download of a customer's export.</summary>
    public static IEndpointRouteBuilder MapPrivacy(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/privacy/customers/{id}/export", ExportAsync).RequireAuthorization(Policies.Administer);
        return endpoints;
    }

    private static async Task<IResult> ExportAsync(string id, [FromServices] PersonExport export, CancellationToken cancellationToken) =>
        (PortalCustomerId.TryFrom(id) is { } customer ? await export.MakeAsync(customer, cancellationToken) : null) switch
        {
            Permitted<PersonArchive?>.Given { Value: { } archive } => Results.File(archive.Bytes, "application/zip", archive.FileName),
            Permitted<PersonArchive?>.NotAllowed => Results.StatusCode(StatusCodes.Status403Forbidden),
            _ => Results.NotFound(),
        };
}
