using MotoPortal.Forms.Drafts;
using MotoPortal.PersonalData;

namespace MotoPortal.FormDrafts;

/// <summary>Registers the drafts of forms.</summary>
internal static class FormDraftsRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddFormDrafts(this IServiceCollection services)
    {
        services.AddScoped<FormDraftWorkflow>();
        services.AddScoped<IFormDrafts>(provider => provider.GetRequiredService<FormDraftWorkflow>());
        services.AddSingleton<IRetentionRule, FormDraftsRule>();
        return services.AddCustomerData<FormDraftPersonalData>();
    }
}
