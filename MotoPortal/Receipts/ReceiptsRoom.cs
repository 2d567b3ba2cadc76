using MotoPortal.Charges.Records;
using MotoPortal.Refunds.Records;


namespace MotoPortal.Receipts;

/// <summary>Registers customers' receipts.</summary>
internal static class ReceiptsRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddReceipts(this IServiceCollection services) => services
        .AddSingleton<ReceiptSource>()
        .AddScoped<ReceiptReads>()
        .AddSingleton<ReceiptMailing>()
        .AddScoped<ReceiptWorkflow>()
        .AddSingleton<IChargeReceipts>(services => services.GetRequiredService<ReceiptMailing>())
        .AddSingleton<IRefundReceipts>(services => services.GetRequiredService<ReceiptMailing>());
}
