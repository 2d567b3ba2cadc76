using Microsoft.AspNetCore.Mvc;
using MotoPortal.Accounts;
using MotoPortal.Audit.Dispute;
using MotoPortal.Primitives;

namespace MotoPortal.Audit;

/// <summary>Registers what those who look back can take with them.</summary>
internal static class AuditRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services) => services.AddSingleton<DisputePack>();

    /// <summary>Maps the pack for whoever disputes a charge.</summary>
    public static IEndpointRouteBuilder MapAudit(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/consents/{id}/dispute-pack.zip", PackAsync).RequireAuthorization(Policies.SeeConsents);
        return endpoints;
    }

    private static async Task<IResult> PackAsync(
        string id, HttpResponse response, [FromServices] DisputePack packs, [FromServices] CurrentPerson person, CancellationToken cancellationToken)
    {
        if (ConsentId.TryFrom(id) is not { } consent || await packs.MakeAsync(consent, (await person.GetAsync(cancellationToken)).ToActor(), cancellationToken) is not { } pack)
        {
            return Results.NotFound();
        }

        response.Headers.CacheControl = "no-store";
        return Results.File(pack.Content, "application/zip", pack.FileName);
    }
}
