using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MotoPortal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ListOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_consents_CustomerId",
                table: "consents");

            migrationBuilder.DropIndex(
                name: "IX_consents_GivenAt",
                table: "consents");

            migrationBuilder.DropIndex(
                name: "IX_charges_CustomerId",
                table: "charges");

            migrationBuilder.DropIndex(
                name: "IX_charges_RequestedAt",
                table: "charges");

            migrationBuilder.CreateIndex(
                name: "IX_customers_SearchName",
                table: "customers",
                column: "SearchName");

            migrationBuilder.CreateIndex(
                name: "IX_consents_CustomerId_RecordedBy",
                table: "consents",
                columns: new[] { "CustomerId", "RecordedBy" });

            migrationBuilder.CreateIndex(
                name: "IX_consents_GivenAt_Number",
                table: "consents",
                columns: new[] { "GivenAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_consents_RecordedBy_Number",
                table: "consents",
                columns: new[] { "RecordedBy", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_charges_AmountMinorUnits_Number",
                table: "charges",
                columns: new[] { "AmountMinorUnits", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_charges_CustomerId_State",
                table: "charges",
                columns: new[] { "CustomerId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_charges_CustomerId_StoreId",
                table: "charges",
                columns: new[] { "CustomerId", "StoreId" });

            migrationBuilder.CreateIndex(
                name: "IX_charges_RequestedAt_Number",
                table: "charges",
                columns: new[] { "RequestedAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_charges_RequestedBy_Number",
                table: "charges",
                columns: new[] { "RequestedBy", "Number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_customers_SearchName",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "IX_consents_CustomerId_RecordedBy",
                table: "consents");

            migrationBuilder.DropIndex(
                name: "IX_consents_GivenAt_Number",
                table: "consents");

            migrationBuilder.DropIndex(
                name: "IX_consents_RecordedBy_Number",
                table: "consents");

            migrationBuilder.DropIndex(
                name: "IX_charges_AmountMinorUnits_Number",
                table: "charges");

            migrationBuilder.DropIndex(
                name: "IX_charges_CustomerId_State",
                table: "charges");

            migrationBuilder.DropIndex(
                name: "IX_charges_CustomerId_StoreId",
                table: "charges");

            migrationBuilder.DropIndex(
                name: "IX_charges_RequestedAt_Number",
                table: "charges");

            migrationBuilder.DropIndex(
                name: "IX_charges_RequestedBy_Number",
                table: "charges");

            migrationBuilder.CreateIndex(
                name: "IX_consents_CustomerId",
                table: "consents",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_consents_GivenAt",
                table: "consents",
                column: "GivenAt");

            migrationBuilder.CreateIndex(
                name: "IX_charges_CustomerId",
                table: "charges",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_charges_RequestedAt",
                table: "charges",
                column: "RequestedAt");
        }
    }
}
