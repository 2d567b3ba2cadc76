using Microsoft.Extensions.Options;
using MotoPortal.PersonalData;
using MotoPortal.Primitives.Checks;
using MotoPortal.Terms.Drafts;
using MotoPortal.Terms.Scripts;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Terms;

/// <summary>Registers the terms and the store's details.</summary>
internal static class TermsRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddTerms(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MerchantOptions>().Bind(configuration.GetSection(MerchantOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MerchantOptions>, MerchantOptions.Validation>();
        services.AddSingleton<TermsScripts>();
        services.AddSingleton<TermsReads>();
        services.AddSingleton<TermsFeed>();
        services.AddSingleton<IPreflightCheck, MerchantCheck>();
        services.AddSingleton<IPreflightCheck, PublishedTermsCheck>();
        services.AddScoped<TermsWorkflow>();
        services.AddSingleton<IPersonalData, TermsPersonalData>();
        return services;
    }
}
