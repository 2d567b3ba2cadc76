using Microsoft.Extensions.Options;

namespace MotoPortal.PersonalData;

/// <summary>Registers what all personal data have in common: the retention settings, and the erasure of a customer in all rooms.</summary>
internal static class PersonalDataRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddPersonalData(this IServiceCollection services)
    {
        services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<RetentionOptions>, RetentionOptions.Validation>()
            .AddCustomerData<LedgerPersonalData>()
            .AddSingleton<ErasureHolds>()
            .AddSingleton<CustomerErasure>();
    }

    /// <summary>Adds a room's customer data.</summary>
    public static IServiceCollection AddCustomerData<TOwner>(this IServiceCollection services)
        where TOwner : class, ICustomerData => services
            .AddSingleton<ICustomerData, TOwner>()
            .AddSingleton<IPersonalData>(provider => provider.GetServices<ICustomerData>().OfType<TOwner>().Single());
}
