using MotoPortal.Accounts.Roles;
using MotoPortal.PersonalData;
using MotoPortal.Shell.Pages;
using MotoPortal.SignedForms.Cleaning;

namespace MotoPortal.SignedForms;

/// <summary>Registers the vault of signed forms.</summary>
internal static class SignedFormsRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddSignedForms(this IServiceCollection services)
    {
        services.AddSingleton(CleaningProgram.OfPortal);
        services.AddSingleton(CleaningLimits.Usual);
        services.AddSingleton<FormCleaningProcess>();
        services.AddSingleton<SignedFormVault>();
        services.AddScoped<SignedFormWorkflow>();
        return services.AddCustomerData<FormPersonalData>();
    }

    /// <summary>Maps the endpoints.</summary>
    public static IEndpointRouteBuilder MapSignedForms(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(SignedFormEndpoint.Pattern, SignedFormEndpoint.SendAsync)
            .RequireAuthorization(Policies.SeeCustomers)
            .WithMetadata(new SandboxedAttribute());
        return endpoints;
    }
}
