using Microsoft.AspNetCore.Mvc;
using MotoPortal.Accounts.Roles;
using MotoPortal.Audit.Dispute;
using MotoPortal.Audit.Entries;
using MotoPortal.PersonalData;
using MotoPortal.Primitives;

namespace MotoPortal.Audit;

/// <summary>Registers the exports for audits and disputes.</summary>
internal static class AuditRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddScoped<DisputePack>()
        .AddScoped<LedgerReads>()
        .AddScoped<SavedFilterWorkflow>()
        .AddSingleton<IPersonalData, AuditPersonalData>();

    /// <summary>Maps the download of the dispute pack.</summary>
    public static IEndpointRouteBuilder MapAudit(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/consents/{id}/dispute-pack.zip", PackAsync).RequireAuthorization(Policies.SeeConsents);
        return endpoints;
    }

    private static async Task<IResult> PackAsync(
        string id, HttpResponse response, [FromServices] DisputePack packs, CancellationToken cancellationToken)
    {
        switch (ConsentId.TryFrom(id) is { } consent
            ? await packs.MakeAsync(consent, cancellationToken)
            : new Permitted<PackedFile?>.Given(null))
        {
            case Permitted<PackedFile?>.Given { Value: { } pack }:
                response.Headers.CacheControl = "no-store";
                return Results.File(pack.Content, "application/zip", pack.FileName);
            case Permitted<PackedFile?>.NotAllowed:
                return Results.StatusCode(StatusCodes.Status403Forbidden);
            default:
                return Results.NotFound();
        }
    }
}
