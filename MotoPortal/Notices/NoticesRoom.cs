using Microsoft.Extensions.Options;
using MotoPortal.Charges.Records;
using MotoPortal.Mail.Messages;
using MotoPortal.Notices.Announcements;
using MotoPortal.Notices.Records;
using MotoPortal.PersonalData;

namespace MotoPortal.Notices;

/// <summary>Registers what customers are to be told, and who told them.</summary>
internal static class NoticesRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddOptions<NoticeOptions>().BindConfiguration(NoticeOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<NoticeOptions>, NoticeOptions.Validation>();
        return services
            .AddSingleton<NoticeRecords>()
            .AddSingleton<IChargeNotices>(rooms => rooms.GetRequiredService<NoticeRecords>())
            .AddSingleton<IMailFollower>(rooms => rooms.GetRequiredService<NoticeRecords>())
            .AddSingleton<IChargeCompanion, NoticesOfCharge>()
            .AddScoped<NoticeReads>()
            .AddScoped<NoticeWorkflow>()
            .AddScoped<AnnouncementWorkflow>()
            .AddCustomerData<NoticePersonalData>();
    }
}
