using Microsoft.Extensions.Options;
using MotoPortal.Customers.Correction;
using MotoPortal.Customers.Records;
using MotoPortal.Customers.Searching;
using MotoPortal.Data.Workers;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.PersonalData;

namespace MotoPortal.Customers;

/// <summary>Registers finding and creating customers.</summary>
internal static class CustomersRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddCustomers(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CustomersOptions>().Bind(configuration.GetSection(CustomersOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<CustomersOptions>, CustomersOptions.Validation>();
        services.AddSingleton<CustomerRecords>();
        services.AddSingleton<CustomerDirectory>();
        services.AddSingleton<CustomerStandingRecords>();
        services.AddSingleton<CustomerEvents>();
        services.AddSingleton<IStripeEventHandler>(provider => provider.GetRequiredService<CustomerEvents>());
        services.AddScoped<CustomerSearchReads>();
        services.AddSingleton<LatestSearches>();
        services.AddScoped<CustomerSearchRecords>();
        services.AddScoped<CustomerViewRecords>();
        services.AddScoped<CustomerCorrectionWorkflow>();
        services.AddCustomerData<CustomerPersonalData>();
        services.AddWorker<CustomerDeletionWorker>();
        return services;
    }
}
